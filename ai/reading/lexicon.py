"""The trade's words: colours, fabrics, garments, styles and occasions."""

import re


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'-]+", text))


COLOURS = words_of("""
    tangerine pumpkin butter buttercup canary chartreuse lime apple-green forest sea-green
    racing-green ice-blue ice baby-blue sky-blue royal-blue electric-blue cornflower denim-blue
    greige mushroom oatmeal biscuit toffee chestnut walnut mocha coffee aubergines bordeaux merlot
    brick rose-pink hot-pink dusty-pink shell bubblegum cerise cyclamen heather wisteria iris
    pewter steel anthracite jet eggshell chalk snow optic-white alabaster champagne-gold
    amber apricot aqua aubergine azure beige black blue blush bone bordeaux bottle-green brass
    bronze brown burgundy burnt-orange camel caramel celadon champagne charcoal cherry chocolate
    claret cobalt cognac copper coral cream crimson ebony ecru emerald fuchsia garnet gold
    golden graphite gray green grey gunmetal indigo ink ivory jade khaki lapis lavender lemon
    lilac magenta mahogany marigold maroon mauve midnight mint moss mustard navy nude ochre
    off-white olive onyx orange orchid oxblood pastel pastels peach pearl periwinkle petrol pink
    pistachio platinum plum powder-blue purple raspberry red rose rose-gold ruby russet rust
    saffron sage salmon sand sapphire scarlet sepia silver slate smoke stone tan taupe teal
    terracotta tobacco tomato-red turquoise ultramarine vermilion violet white wine yellow
""")
FABRICS = words_of("""
    barathea cady nubuck fabric fabrics fibre fibres fiber fibers batiste challis chantilly calico
    cavalry-twill covert dimity drill flannelette ermine foulard fil-à-fil georgettes ikat jouy
    lambswool lyocell marocain melton milano oxford-cloth percale plumes ponte ramie rib ribbed
    satins silks velvets sharkskin sueded surah suedette tarlatan ticking toile tattersall tinsel
    glen-check windowpane birdseye nailhead yak qiviut hemp jute
    dbl-breasted cashmere-silk lurex polyester nylon acrylic rayon modal tencel microfibre
    microfiber latex vinyl pvc
    pleather vegan-leather terry towelling fleece cord corduroys loden donegal harris cheviot
    tropical
    mohair-blend silk-wool wool-silk crepe-de-chine dupioni dupion charmeuse marabou feather mink
    sable
    fox rabbit crocodile croc alligator python lizard stingray eel exotic exotics calf deerskin pony
    raffia wicker wood resin horn tortoiseshell mother-of-pearl enamel pewter titanium steel
    sterling
    diamond pearl emeralds sapphires opal opals topaz amethyst turquoises synthetics synthetic
    tweed lamé tricot
    alpaca angora astrakhan boucle bouclé brocade broderie calfskin cambric camelhair canvas
    cashmere chambray charmeuse chenille chiffon corduroy cotton crepe crêpe cupro damask denim
    duchesse faille felt flannel fur gabardine gauze gazar georgette grosgrain guipure
    herringbone hopsack jacquard jersey kid lace lambskin lame lamé leather linen lycra merino
    mikado mohair moire moiré mousseline muslin nappa neoprene organdie organza ostrich ottoman
    pashmina patent pique piqué poplin satin seersucker sequin sequins serge shantung shearling
    silk snakeskin straw suede taffeta tartan tulle tweed twill velour velvet vicuna vicuña
    viscose voile wool worsted
""")
GARMENTS = words_of("""
    moccasin moccasins turn-up turn-ups turnup turnups vent vents epaulette epaulettes puffer hoodie
    cargo sheath sheaths pantsuit trouser-suit brim fastening fastenings stitching glitter shine
    frog-fastening cargos joggers jeans jean dress-shirt undershirt morning-coat morning-suit
    frock-coat duster opera-coat cocoon-coat swing-coat car-coat pea-coat duffel reefer redingote
    topcoat gilets shrug capelet caplet cowl cowl-neck boat-neck bateau sweetheart crew-neck
    polo-neck mock-neck grandad-collar mandarin-collar tab-collar spread-collar cutaway wingtip
    wingtips chelsea chukka desert-boot slingbacks d'orsay court-shoe court-shoes ballerina
    ballerinas peep-toe t-strap ankle-strap driving-shoe boat-shoe plimsoll baguette hobo satchel
    crossbody messenger-bag clutches top-handle bucket-bag saddlebag lorgnette brooches cameo locket
    anklet ear-cuff studs hoops chandelier-earring signet tie-pin tie-clip collar-stay garter
    sock socks ascot muffler snood
    train
    turtleneck turtlenecks rollneck rollnecks polo-neck polo peplum peplums cap-sleeve bralette
    bra stocking hosiery legging leggings culottes palazzo dungarees romper jodhpurs chinos
    slacks bermudas sneakers ankle-boot brogues monk-strap espadrille mary-jane pump kitten-heel
    wedge wedges clog kaftan caftan abaya sari lehenga cheongsam qipao kilt cummerbund braces
    suspenders pyjamas dressing-gown nightdress swimsuit bikini kerchief bandana beret fedora
    fascinator headband hairband hairpin tote backpack briefcase holdall weekender minaudière
    cardholder earrings cufflinks pendant choker bangle houndstooth boucle shoulder-pad
    shoulder-pads collars cuffs hems waistband bow bows frill frills ruching piping fringe
    fringes tassel tassels bodice halter halterneck v-neck crewneck neckline necklines bustle
    petticoat crinoline underskirt jkt dinner-suit tux blazer bomber anorak trench-coat peacoat
    poncho gloves mitten mittens muff slippers mules loafers pumps stilettos sandals bag belt
    blouse bolero boot bow-tie bowtie bracelet brogue brooch bustier button camisole cape
    cardigan cloth clutch coat collar column corset cravat cuff cufflink cut derby dinner-jacket
    dress earring ensemble evening-bag fan flat flower frock gift gilet glasses glove gown
    hair-pin handbag hat heel hem hemline hood jacket jewellery jumper jumpsuit kimono knit
    lapel lapels lining loafer mule neck necklace necktie overcoat oxford pair parka
    pencil-skirt perfume piece playsuit pleat plissé pochette pocket pocket-square purse ruffle
    sandal sarong sash scarf shawl shirt shoe shoulder silhouette skirt sleeve slingback slip
    slipper smoking sneaker spencer stiletto stole stripe suit sweater tailcoat tiara tie toque
    trainer trench trouser trousers tunic turban tuxedo tweeds veil vest waistcoat waistline
    wallet wrap
""")
STYLES = words_of("""
    slit
    shiny clingy baggy slouchy flashy fussy frilly girly gaudy showy glittery sparkly sparkle
    shimmery glossy transparent see-through lacy fur-look faux midi maxi knee-length
    floor-length ankle-length high-neck high-collared low-backed open-back bare-shouldered
    long-line A-line a-line drop-waist empire-line balloon puff puffed bishop raglan
    kimono-sleeve bell-sleeve crossed wrapped knotted twisted ruched quilted padded unlined
    lined reversible distressed ripped frayed unstructured deconstructed unfussy timeless edgy
    punk gothic baroque rococo art-deco deco retro seventies sixties equestrian safari
    athleisure preppy boho folkloric ethnic geometric abstract polka checks plaid gingham
    stripes paisley zebra camouflage camo neon neons fluorescent fluo jewel-toned ton-sur-ton
    tonal monochromatic hand-made handmade hand-painted hand-finished couture ready-to-wear
    made-to-measure cutouts cut-out cut-outs thigh-high high-slit plunge décolleté decollete
    cleavage strapless hoods embellishment embellished applique appliqué crystals rhinestones
    rhinestone beads bead gilt engraved embossed woven knitted crochet crocheted mesh
    androgynous architectural asymmetric backless bare beaded beading belted bespoke bias-cut
    bohemian boxy checked cinched classic clean column cropped daring double-breasted dramatic
    draped embroidered embroidery empire feathers fitted flared floral florals flowing fluid
    formal hand-stitched high-necked high-waisted layered logo logos long-sleeved low-cut
    low-heeled masculine matte mermaid minimal minimalism minimalist monochrome narrow
    off-the-shoulder one-shoulder oversized pared-back pattern patterns peak-lapel pinstripe
    pinstriped plain pleated plunging print prints relaxed romantic ruffled ruffles sculptural
    sharp shawl-collar sheer simple single-breasted sleek sleeveless slim slim-cut soft
    structured tailored tailoring three-piece traditional understated vintage wide-leg
    wide-legged
""")
OCCASIONS = words_of("""
    anniversary anniversary-dinner award awards ball banquet baptism benefit birthday broadcast
    ceremony christening christmas concert coronation cruise derby dinner engagement eurovision
    exhibition fair fashion-week festival final fundraiser funeral gala graduation honeymoon
    housewarming investiture jubilee launch lecture lunch nomination opening opera party
    photocall premiere première press-tour prom races reception recital red-carpet regatta
    residency retrospective reunion screening shoot show showcase speech summit tour vernissage
    wedding
""")
FASHION = COLOURS | FABRICS | GARMENTS | STYLES
TABLE = words_of("""
    short long light dark bright pale cap mini check earth earthy tone tones contrast raw
    military nautical sporty loose tight crisp acid muted jewel bias drapery draping cutout slit
    slits ring rings chain chains watch watches pin pins train trains waist seam seams trunk mac
    trim trims caps gem jewels strap straps buckle buckles stud studs rivet rivets hardware sole
    soles toe toes band robe platform platforms duffle luggage umbrella keyring tights boots
    heels flats shorts
    krug dom perignon prosecco martini negroni whisky whiskey cognac armagnac gin tonic vodka rum
    cocktail cocktails beer cider juice water lemonade infusion tisane verbena mint camomile
    chamomile
    earl lapsang oolong darjeeling assam sencha hojicha genmaicha latte cappuccino macchiato
    flat-white
    americano decaf cortado hot-chocolate macaron macarons macaroon madeleine madeleines petit-fours
    pastry pastries cake cakes tart tarts biscuit biscuits shortbread truffle truffles praline
    pralines
    marzipan nougat liquorice ice-cream sorbet fruit fruits figs fig berries strawberries
    raspberries
    cherries grapes olives almonds pistachios nuts cheese blinis canapés canapes sandwiches salad
    sashimi ramen pasta pizza risotto lobster crab prawns foie steak burger fries soup breakfast
    brunch
    supper tea-time candle candles incense oud sandalwood vetiver bergamot lavender
    lily-of-the-valley
    tulip tulips dahlia dahlias hydrangea hydrangeas gardenia gardenias ranunculus anemone anemones
    carnation carnations chrysanthemum chrysanthemums sunflower sunflowers magnolia camellia
    camellias
    violet violets bouquet bouquets wreath mimosa blossom playlist vinyl piano cello string quartet
    mozart bach chopin callas silence quiet privacy house-call home-visit fitting-room salon-closed
    valet parking car-service chauffeur courier hand-delivery gift-wrap wrapping ribbon ribbons box
    boxes handwritten note notes letter letters postcard postcards seamstress tailor selfie selfies
    hugs small-talk upselling queue queues crowds crowd mirrors mirror spotlight air-conditioning
    velour-box packaging plastic tissue monograms initials engraving sample-sale previews preview
    private-viewing
    champagne wine burgundy espresso coffee tea matcha chocolate flower flowers lily lilies rose
    roses peony peonies orchid orchids tuberose jasmine music jazz opera salon appointment fitting
    fittings delivery courier perfume scent scents smell photograph photographs photo photos press
    publicity call calls email emails whatsapp visit visits oyster oysters caviar sushi dessert
    heels heel colour colors color colours vintage antique lace sequin zip zips button buttons
    pocket pockets lining monogram monograms label labels logo logos bright brights neutrals
    metallic metallics tartan leopard animal polka-dot polka dots gloss patent diamonds
    pearls stones gem
""")
"""What a salon offers beside its clothes, and details of these."""
TASTES = FASHION | OCCASIONS | TABLE
"""What a liking can be of."""


WEAK_OCCASIONS = words_of("""
    broadcast cruise dinner fair final launch lecture lunch opening party races rehearsal show shoot
    speech tour anniversary birthday engagement summit concert festival
""")
"""Occasions that say something only with a word that describes them."""

OF_TRADE = (
    ("COLOUR", COLOURS),
    ("FABRIC", FABRICS),
    ("GARMENT", GARMENTS),
    ("STYLE", STYLES),
    ("EVENT", OCCASIONS),
    ("TABLE", TABLE),
)
"""The classes of words of this trade, by the marks that stand for them."""


def singular(word: str) -> str:
    """A word without the s of the plural, as the lists above have it."""
    lower = word.lower()
    if lower.endswith("ss") or not lower.endswith("s"):
        return lower
    if lower in ("ties", "bow-ties"):
        return lower.removesuffix("s")
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh")):
        if lower.endswith(ending):
            return lower.removesuffix(ending) + instead
    return lower.removesuffix("s")


def is_in(word: str, lexicon: frozenset[str]) -> bool:
    """Whether a word, in singular or plural, is in a list."""
    lower = word.lower()
    return lower in lexicon or singular(word) in lexicon or lower.removesuffix("s") in lexicon
