"""The words by which the trade tells a mood, beside those that VADER knows.

Patterns are regular expressions over lower-case text, matched at word boundaries.
"""

ENGLISH = frozenset(
    """
    the and of to for with from by at into about after before because when while where which who
    what this that these those there here then than it its it's he she they we you him her his
    their our your my them us me i i'm i've is are was were be been being has have had does did
    do don't didn't doesn't can't won't wouldn't isn't wasn't can could would should may might must
    not but or if as so too very more most only just still again also one two three four five
    next last new some any all both each every other another such few until over under up out
    off down how why yes today tomorrow yesterday week month year evening morning night
    monday tuesday wednesday thursday friday saturday sunday
    gown dress suit jacket shoes shirt trousers coat bag size sizes hem sleeve sleeves colour color
    fabric silk velvet wool client appointment order fitting meeting email phone price
    asked called came said told took wrote sent left met bought wore went gave kept found felt
    loved liked hated perfect please thank thanks love happy great good nice bad
    """.split()
)
"""Words that show that a text is English."""

FOREIGN = frozenset(
    """
    le la les des du une et est sont elle il je nous vous pour avec dans très que qui pas mais merci
    sur cette ce ses son sa au aux bonjour robe votre mon ma ne plus être avoir était c'est j'ai
    il lo gli della delle dei di che è sono ho ha per con non molto grazie una uno ma più anche
    abito vestito questo questa mi ti ci signora buongiorno bellissimo
    der die das und ist sind ich sie er wir ihr mit für auf nicht ein eine einen dem den des zu war
    sehr aber danke auch kleid hat haben bei vom zum zur es wie nach noch
    el los las del y en un por para muy pero gracias está son su se lo le más como vestido al fue
    o os um uma não sim muito obrigada obrigado com dos das foi mas você
    het een van niet ik zij wij voor maar dank met zeer jurk
    och att det som är inte jag med på av för men tack
    nie się jest dziękuję bardzo jak ale do
    """.split()
) - {"do", "die", "son", "on", "as", "men", "war", "hat", "per"}
"""Common words of other languages in Latin script that aren't English words too."""

UNMOODY = frozenset(
    """
    interest interests sharp sharper cut cuts cutting killer kill kills killing killed sick bold
    bolder boldly problem party parties gift gifts gifted please dear charity charities charitable
    celebrate celebrated celebrates celebrating celebration celebrations award awards awarded win
    wins winner winners winning won free freely yes no like share shared shares sharing ready
    agree agreed agrees agreement hope hopes hoped hoping wish wishes sure certain certainly help
    helps helped helping helpful value valued values special specially original originals exclusive
    limited secure secured secures support supports supported opportunity chance interview number
    offer important want alert top clear clearly clean fresh strong stronger bright brighter
    brightest light rich natural novel play plays played playing premiere intense dark low lower
    hard harder stop stops stopped leave leaves lost drop dropped pay paid demand demands doubt
    miss missing crush fire fired war wars battle fight death dead die died dying ill wounded weird
    strange black blind chic classy elegant elegance romantic grand royal noble honor honour honours
    honored tender treasure treasures crystal passion passionate heaven heavenly god lucky luck
    champion champions hero heroes legal trust trusted trusts trusting true truth sincerely
    sincere welcome welcomed friend friends friendly gentle dream dreams ease easy easily easier
    comfort smart smarter united peace peaceful safe safely well careful carefully serious seriously
    critical criticism questioned risk risks shy poor debt lie lied lies worn wrapped pretty bother
    joke joked jokes joking proposal positive negative good-bye goodbye fine okay ok miss advantage
    allow allows allowed bored challenge challenged challenges challenging capable care cares
    create created creative creates credit creditable defer embrace engage engaged engagement escape
    fan favor favorites favoured forget forgot forgotten grant granted harsh huge humor increase
    increased indifferent inspiration isolated join joining matter matters mischief profit promise
    promised promises promising prominent prize prospect protect protected refuse reach recommend
    rebel relief reward save saved saving shame shock significant sin sing solid solution solve
    spark straight strength stolen super surprise surprised vision wealth wealthy worth anniversary
    drama dramatic tragedy comedy scream steal robbery ghost devil hell wicked mad vulnerable tears
    accept accepted accepts attract attraction attractive award-winning casual confident confidence
    determined innocent intelligent kind kindly kindness modest outstanding popular proud richer
    sophisticated sweet talent talented tough trophy warm warmth weak weakness widow
    afraid anxious apology apologies avoid avoided avoiding blame block blocked collapse cross
    crowd crowned cry deny difficult dump empty excuse fake falling fall fatal feud funeral grief
    guilt gun guns hesitant hesitate hesitated hesitation ignore lone lonely longing moody nervous
    pressure pressured punish sad scar secret shattered sorry stress strike struck struggle
    suspicious swear tired trap trapped uncertain unusual victim violent violence warning worry
    worried worries yell exhausted postpone postponed postponing cancel cancelled cancels lazy long
    best regards fun funny laugh laughed laughs laughing smile smiled smiles smiling amazing
    """.split()
) - {"amazing"}
"""Words that VADER scores, but that tell no mood of a client, or whose mood is listed below."""

FORMULAS = r"""
dear\b[^,\n.!]{0,40}[,\n]
(?:hello|hi|good (?:morning|afternoon|evening|day))\b[^,\n.!]{0,30}[,\n.!]
(?:with |many |much |lots of |all my |all our )*(?:best|kind|kindest|warm|warmest)(?: and warmest)? (?:regards|wishes)
all (?:the|my|our) best
(?:many |warm )?(?:thanks|thank you)(?: so much| very much)?(?: (?:in advance|for (?:your|the) (?:e-?mail|message|note|call|visit|time|patience|understanding|reply|interest|purchase|order)))
i? ?hope (?:this|you|all)[^.!?\n]{0,40}\b(?:well|find[s]? you)[^.!?\n]{0,20}
(?:we|i|it)(?:'d| would| will|'ll|'m| am| are|'re)(?: also| always| only)? (?:be )?(?:so |very |most )?(?:delighted|happy|glad|pleased|honou?red|a pleasure|my pleasure|thrilled|love) (?:to|if)
(?:please )?(?:do not|don't|never) hesitate
please feel free
(?:we |i )?(?:very much |really )?look(?:ing)? forward
no (?:problem|worries|hurry|rush|trouble|objections?|complaints?)
your (?:loyalty|patience|trust|kindness)
yours (?:sincerely|truly|faithfully|ever)
dress(?:ed|es)? to kill
(?:happy|merry) (?:birthday|christmas|new year|holidays|anniversary)
best (?:man|friend|actor|actress|director|picture|dressed|time|day|seller|sellers|before|of)
(?:loves?|likes?|adores?|hates?|dislikes?|prefers?|enjoys?) (?!(?:it|them|the|her|his|this|that|those|these|how|our|every|everything|what|both|me|us|you|my|its|your)\b)(?=\w)
"""
"""Politeness and set phrases, one a line: they are left out."""

PHRASES: tuple[tuple[float, str], ...] = (
    (3.5, r"over the moon|stole the show|to die for|showstopp\w+|head over heels|in heaven|cloud nine"),
    (3.5, r"obsess(?:ed|ion)|ecstatic|overjoyed|thrilled|enchanted|smitten|besotted|raptur\w+"),
    (3.0, r"(?:absolutely |simply |completely )?(?:adore[ds]?|adoring)|in love|over-?whelmed with joy"),
    (3.0, r"can(?:no|')?t wait|could(?: no|n')t wait|(?:loved|loves|love) every\w*|killer look"),
    (3.0, r"perfect fit|fits? (?:like a glove|perfectly|beautifully)|fitted (?:like a glove|perfectly)"),
    (2.5, r"tears of joy|happy tears|moved to tears|cried with joy|wept for joy|speechless"),
    (2.5, r"triumph\w*|standing ovation|radiant|beam(?:ed|ing)|glow(?:ed|ing)|delight(?:ed|s)?"),
    (2.5, r"wants? (?:another|a second|one more|more of)|re-?order(?:ed|s|ing)?|ordered (?:another|a second|two more)"),
    (2.5, r"(?:never|not|n't) (?:wanted to |want to )?take (?:it|them|the \w+) off|would(?:n't| not) take (?:it|them) off"),
    (2.0, r"(?:bought|took|ordered|booked|signed) (?:it |them |both )?(?:on the spot|at once|without (?:a |any )?\w+|straight away)"),
    (2.0, r"said yes|yes at once|compliment(?:ed|s)?|prais(?:e[ds]?|ing)|raved?|raving|applau\w+|sang"),
    (2.0, r"(?:laugh|smil|grinn?)(?:e[ds]?|ing|s)?|in (?:a )?(?:good|great|high|fine) (?:mood|spirits?|form)|kissed|hugged"),
    (2.0, r"recommended (?:us|me)|told (?:all )?(?:her|his|their) friends|grateful|thank(?:s|ed|ful)?|touched"),
    (2.0, r"(?:no|nothing|n't|not|never) (?:a |any |one |to )?(?:complain\w*|regret\w*|hesitat\w+|doubt\w*|fault\w*)"),
    (1.5, r"keen|excited|pleased|charmed|impressed|relaxed|cheerful|tempted|warm(?:ed|ly)|proud(?:ly)?"),
    (1.5, r"approv(?:ed|es|al)|favou?rites?|as good as (?:promised|expected)|relieved|satisf\w+|kind (?:words?|lines?|notes?)"),
    (-3.5, r"furious|livid|outrag\w+|disaster\w*|unacceptable|never again|in tears|insult\w*|appall\w+|fuming|humiliat\w+"),
    (-3.0, r"disappoint\w*|angr(?:y|ily)|storm(?:ed)? out|walked out|let (?:her|him|them|me|us) down|taking (?:her|his|their) business"),
    (-3.0, r"expected (?:better|more)|not good enough|not what (?:\w+ ){1,3}(?:ordered|asked|wanted|expected)|ruin(?:ed|s)"),
    (-2.5, r"complain(?:ed|s|ing|ts?)?|annoy\w*|irritat\w+|frustrat\w+|upset|cross|curt|icy|frosty|offended|cold(?:ly)?"),
    (-2.5, r"overpriced|too (?:expensive|dear|pricey)|refund\w*|money back|rip-?off|ridiculous|poor(?:ly)?|shoddy|sloppy"),
    (-2.5, r"wrong (?:size|colou?r|address|day|dress|gown|suit|shade|length|one|item|shoes?|name)|still waiting|kept (?:\w+ )?waiting"),
    (-2.5, r"not for (?:me|him|her|them)|passed on|would rather not|(?:isn't|is not|wasn't|was not) (?:convinced|interested|taken|sure about)"),
    (-2.0, r"(?:no|without) (?:reply|answer|response|apology)|never (?:called|replied|answered|arrived|came)|ignored|unanswered|hung up"),
    (-2.0, r"declin(?:ed|es|ing)|refus(?:ed|es|ing)|turned (?:it |us |them |\w+ )?down|backed out|pulled out|unsubscribe\w*|competitor"),
    (-2.0, r"think (?:about it|it over)|not this (?:time|season|year)|not now|maybe another time|(?:lost|losing) (?:patience|interest|faith)"),
    (-2.0, r"return(?:ed|ing) (?:it|them|the|her|his|both|one|everything)|sent (?:it|them|the \w+|both|everything) back|cancel(?:l?ed|s|l?ing)?"),
    (-2.0, r"(?:tore|torn|ripped|broke(?:n)?|stain(?:ed)?|snapped|scratched|damaged|faded|frayed|faulty|split|puckered|came apart|fell off)"),
    (-1.8, r"too (?:\w+ )?(?:heavy|tight|loose|long|short|big|small|large|late|high|loud|bright|stiff|narrow|wide|warm|hot|much|young|old|slow|plain|formal)"),
    (-1.8, r"pinch(?:ed|es|ing)?|itch(?:y|ed|es)|uncomfortable|scratchy|blister\w*|unflattering|hurt(?:s|ing)?|doesn't fit|didn't fit|does not fit|did not fit"),
    (-1.8, r"(?:was|is|were|are|arrived|came|delivered|days?|weeks?|hours?) (?:\w+ )?late|delay(?:ed|s)?|overdue|not (?:yet )?(?:arrived|ready|delivered)"),
    (-1.5, r"hesitant|unsure|doubtful|reluctant|wavered|unconvinced|underwhelmed|lukewarm|unimpressed|impatient|tense|sulk\w*|sigh(?:ed|s)"),
    (-1.5, r"worr(?:y|ied|ies)|nervous|sad|tired of|bored (?:of|with|by)|frown\w*|apologi[sz]ed|sorry|mistake|mix-?up|hated|dislik(?:e|ed)"),
)  # fmt: skip
"""What a phrase weighs, on VADER's scale from -4 to 4."""
