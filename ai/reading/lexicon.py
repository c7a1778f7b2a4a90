"""The trade's words: colours, fabrics, garments, styles and occasions."""

import re


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'-]+", text))


COLOURS = words_of("""
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
    bag belt blazer blouse bodice bolero boot bow bow-tie bowtie bracelet brogue brooch bustier
    button camisole cape cardigan cloth clutch coat collar column corset cravat cuff cufflink
    cuffs cut derby dinner-jacket dress earring ensemble evening-bag fan flat flower frill frock
    gift gilet glasses glove gown hair-pin handbag hat heel hem hemline hood jacket jewellery
    jumper jumpsuit kimono knit lapel lapels lining loafer loafers mule neck necklace neckline
    necktie overcoat oxford pair parka pencil-skirt perfume piece playsuit pleat plissé pochette
    pocket pocket-square poncho pump purse ruffle sandal sarong sash scarf shawl shirt shoe
    shoulder silhouette skirt sleeve slingback slip slipper smoking sneaker spencer stiletto
    stole stripe suit sweater tailcoat tiara tie toque train trainer trench trouser trousers
    tunic turban tuxedo tweeds veil vest waistcoat waistline wallet wrap
""")
STYLES = words_of("""
    androgynous architectural asymmetric backless bare beaded beading belted bespoke bias-cut
    bohemian boxy checked cinched classic clean column cropped daring double-breasted dramatic
    draped embroidered embroidery empire feathers fitted flared floral florals flowing fluid
    formal hand-stitched high-necked high-waisted layered logo logos long-sleeved low-cut
    low-heeled masculine matte mermaid minimal minimalism minimalist monochrome narrow
    off-the-shoulder one-shoulder oversized pared-back pattern patterns peak-lapel pinstripe
    pinstriped plain pleated plunging print prints relaxed romantic ruched ruffled ruffles
    sculptural sharp shawl-collar sheer simple single-breasted sleek sleeveless slim slim-cut
    slit soft strapless structured tailored tailoring three-piece traditional understated
    vintage wide-leg wide-legged
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


def singular(word: str) -> str:
    """A word without the s of the plural, as the lists above have it."""
    lower = word.lower()
    if lower in ("ties", "bow-ties"):
        return lower.removesuffix("s")
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh")):
        if lower.endswith(ending):
            return lower.removesuffix(ending) + instead
    return lower.removesuffix("s") if not lower.endswith("ss") else lower


def is_in(word: str, lexicon: frozenset[str]) -> bool:
    """Whether a word, in singular or plural, is in a list."""
    lower = word.lower()
    return lower in lexicon or singular(word) in lexicon or lower.removesuffix("s") in lexicon
