"""The words by which the trade tells a mood, beside those that VADER knows.

All is lower case. A line break or " | " parts one regular expression from the next; each is
matched at the start of a word, those that weigh something up to the end of one.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _patterns(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\n\s*| \| ", text.strip()))


ENGLISH = _words("""
    the and of to for with from by at into about after before because when while where which who
    what this that these those there here then than it its it's he she they we you him her hers his
    their our your my them us i i'm i've i'd i'll is are was were be been being has have had does
    did do don't didn't doesn't can't won't wouldn't isn't wasn't can could would should may might
    must not but or if as so too very more most only just still again also one two three four five
    next last new some any all both each every other another such few until over under up out off
    down how why yes today tomorrow yesterday day week month year evening morning night time
    monday tuesday wednesday thursday friday saturday sunday let old back same first second third
    asks asked calls called comes came says said told takes took wrote sent left met buys bought
    wears wore wear went gave kept found felt feel feels likes wants want knows know see saw make
    made look looks collects keeps prefers needs chose choose get got
    gown dress suit jacket shoes shirt trousers coat bag size sizes hem sleeve sleeves waist colour
    color fabric silk velvet wool white black blue green red client price order shop house
    appointment email letter call phone agent assistant office mother sister husband wife
    loved liked hated thank thanks love happy great good nice bad reply late heavy tight
""")
"""Words that show that a text is English; those that other languages share are left out."""

FOREIGN = _words("""
    le la les des du une et est sont elle il je nous vous pour avec dans très que qui pas mais merci
    sur cette ce ses sa au aux bonjour robe votre mon ne être avoir était c'est j'ai plus un
    lo gli della delle dei di che è sono ho ha con non molto grazie una uno ma più anche abito
    vestito questo questa mi ti ci signora buongiorno si
    der das und ist sind ich sie er wir ihr mit für auf nicht ein eine einen dem den zu sehr aber
    danke auch kleid haben bei vom zum zur wie nach noch
    el los las y en por para muy pero gracias está su se más como fue
    os um uma não sim muito obrigada obrigado com dos da foi mas você
    het een van niet ik zij wij voor maar dank zeer jurk
    och att det som är inte jag på av för tack
    nie się jest dziękuję bardzo jak ale
""")
"""Common words of other languages in Latin script that aren't English words too."""

UNMOODY = _words("""
    interest interests interested sharp sharper cut cuts cutting killer kill kills killing killed
    sick bold bolder boldly problem party parties gift gifts gifted please dear charity charities
    charitable celebrate celebrated celebrates celebrating celebration celebrations award awards
    awarded win wins winner winners winning won free freely yes no like share shared shares sharing
    ready agree agreed agrees agreement hope hopes hoped hoping wish wishes sure certain certainly
    help helps helped helping helpful value valued values special specially original originals
    exclusive limited secure secured secures support supports supported opportunity chance number
    offer important want alert top clear clearly clean fresh strong stronger bright brighter
    brightest light rich natural novel play plays played playing intense dark low lower hard harder
    stop stops stopped leave leaves lost drop dropped pay paid demand demands doubt miss missing
    crush fire fired war wars battle fight death dead die died dying ill wounded weird strange black
    blind chic classy elegant elegance romantic grand royal noble honor honour honours honored
    tender treasure treasures passion heaven god luck lucky champion champions hero heroes legal
    trust trusted trusts true truth sincerely sincere welcome welcomed friend friends friendly
    gentle dream dreams ease easy easily easier comfort smart smarter united peace peaceful safe
    safely well careful carefully serious seriously critical criticism questioned risk risks shy
    poor debt lie lied lies worn pretty joke joked jokes joking positive negative fine okay ok
    advantage allow allows allowed challenge challenged challenges challenging capable care cares
    create created creative creates credit defer embrace engage engaged engagement escape fan favor
    forget forgot forgotten grant granted harsh huge humor increase increased inspiration isolated
    join joining matter matters promise promised promises promising prominent prize prospect
    protect protected refuse refuses reach recommend rebel relief reward save saved saving shock
    significant sin sing solid solution solve spark straight strength stolen super surprise
    surprised vision wealth wealthy worth drama dramatic tragedy comedy scream steal robbery
    ghost devil hell wicked mad vulnerable accept accepted accepts attract attractive casual
    confident confidence determined innocent intelligent kind kindly modest outstanding popular
    sophisticated sweet talent talented tough trophy widow afraid anxious avoid avoided avoiding
    blame block blocked cry cried cries crying tears crowd deny difficult dump empty excuse fake
    falling fall fatal feud funeral grief guilt gun guns hesitate hesitated hesitation ignore lone
    lonely moody pressure punish scar secret strike struck struggle suspicious swear tired trap
    uncertain unusual victim violent warning postpone postponed postponing lazy best fun funny
    argue argued argues arguing argument scandal scandals villain villains criminal weep wept
    better ruin idea shoot daring apologise apologised apologize apologized apology apologies sorry
    unfortunately regret holiday holidays festival festivals
""")
"""Words that VADER scores, but that tell no mood of a client, or tell it only in `PHRASES`."""

_GLAD = r"(?:so |very |most )?(?:honou?red|delighted|happy|glad|pleased|thrilled)"
_THIS = (
    "it|them|the|her|his|this|that|those|these|how|our|every|everything|what|both|me|us|my|its|your"
)
FORMULAS = (
    *_patterns(r"""
    dear\b[^,\n.!]{0,40}[,\n] | (?:hello|hi|good (?:morning|afternoon|evening))\b[^,\n.!]{0,30}[,\n]
    (?:with |my |our |many |much |lots of ){0,3}(?:best|(?:kind|warm)(?:est)?) (?:regards|wishes)
    all (?:the|my|our) best | yours (?:sincerely|truly|faithfully|ever) | warmly,
    (?:many |warm |with )?(?:thanks|thank you)(?: so much| very much| again| in advance)?\b
    i? ?hope (?:this|you|all)[^.!?\n]{0,40}\b(?:well|finds? you)\b
    (?:please )?(?:do not|don't|never) hesitate | please feel free | what a pleasure
    (?:we |i )?(?:very much |really )?look(?:ing)? forward | (?:your|our|my) pleasure
    no (?:problems?|worries|hurry|rush|trouble|objections?|harm)\b | not a problem\b
    your (?:loyalty|patience|trust|kindness) | dress(?:ed|es)? to kill\b | if not,
    could(?:n't| not) stop | have a (?:lovely|wonderful|nice|good|great|safe)[^.!?\n]{0,30}
    (?:was|is|were) torn | happy (?:birthday|new year|holidays|anniversary|easter) | merry christmas
    """),
    rf"(?:we|i|it)(?:'d| would| will|'ll)(?: also)? be (?:{_GLAD}|(?:my|a) (?:pleasure|joy))",
    r"(?:we|i)(?:'d| would) (?:also |so )?love (?:to (?:show|invite|welcome|have|see you)|you to)",
    rf"(?:we|i)(?:'m| am| are|'re) {_GLAD} to",
    rf"(?:loves|likes|adores|hates|dislikes|enjoys|detests) (?!(?:{_THIS})\b)(?=\w)",
)
"""Politeness and set phrases, which tell no mood, and standing tastes ("hates beige")."""

_WEIGHED = {
    3.5: r"""
    (?:crazy|mad|wild) (?:about|for) | blown away | marvell?ous | a dream\b | over the moon
    adore[ds]? | adoring | stole the show | to die for | show-?stopp\w+ | head over heels
    cloud nine | obsessed(?: with)? | ecstatic | overjoyed | thrilled | enchanted | smitten
    besotted | raptur\w+
    """,
    3.0: r"""
    could(?:n't| not| hardly) (?:be|have been) (?:more \w+|better|\w+er)
    swoon\w*|gush(?:ed|ing)
    made (?:her|his|their|my) (?:day|week|year) | (?:fell |falling )?in love | can(?:no|')?t wait
    could(?: no|n')t wait | can hardly wait | love[ds]? every\w* | killer look | (?:a )?perfect fit
    fit(?:s|ted)? like a glove | (?:fits?|fitted|sits|sat) (?:\w+ )?(?:perfectly|beautifully)
    (?:happy tears|tears of joy) | (?:moved|reduced) to tears | (?:cried|wept) (?:for|with) joy
    speechless with joy
    """,
    2.5: r"""
    flawless(?:ly)? | spot on | a (?:huge |big |great )?(?:success|hit)\b
    keeping (?:all|both|every\w*|it|them) | hooked | won over
    (?:the|her|his|my) best (?:thing|\w+ (?:she|he|i|they|ever|yet)) | (?:was|is) sold\b
    bowled over | triumph\w* | standing ovation | radiant | beam(?:ed|ing) | glow(?:ed|ing)
    delight(?:ed|s)? | wants? (?:another|a second|one more|more of) | re-?order(?:ed|s|ing)?
    jumped for joy | (?:bought|ordered|asked for) (?:another|a second|two more)
    (?:n't|not|never) (?:want to )?take (?:it|them) off
    (?:bought|took|ordered|booked|signed) (?:\w+ ){0,3}(?:on the spot|at once|straight away)
    without (?:a |any )?(?:second )?(?:hesitation|hesitating|thought|haggling) | stood taller
    (?:no|nothing|not|never|without|\w+n't)(?: \w+){0,4} (?:complain\w*|regrets?|faults?|doubts?)
    the talk of the (?:\w+) | top of (?:her|his|their|the) list | no haggling
    no other house | no ?(?:one|body) else (?:gets|does|makes|can) | only us
    (?:wears|wore|wants) nothing else | the (?:one|only) (?:\w+ ){1,3}(?:she|he|they) talks? about
    the same (?:\w+ ){1,3}in (?:\w+ ){1,2}(?:more )?colou?rs? | tagged (?:us|the house)
    gave (?:out )?(?:our|my) name | nothing to (?:alter|change|correct) | full of ideas
    never (?:been )?(?:happier|better|felt (?:so|better|more)) | exactly what (?:she|he|they|i)
    """,
    2.0: r"""
    yes at once | (?:i|she|he|they) (?:really )?likes? (?:it|them|this|that|these|the)
    compliment(?:ed|s)? | prais(?:e[ds]?|ing) | pleased | raved? | raving | applau\w+ | clapped
    twirl\w* | danced | laugh(?:ed|s|ing)? | smil(?:e[ds]?|ing) | grinn(?:ed|ing) | hugged | kissed
    in (?:a )?(?:very )?(?:good|great|high|fine) (?:mood|spirits?) | recommended (?:us|me)
    told (?:all )?(?:her|his|their) friends | grateful | touched
    (?:was|were|is|visibly|deeply) moved | happily | excited | charmed | impressed | content\b
    as (?:good|beautiful|lovely) as | favou?rites? | relieved | satisf(?:ied|action) | went straight
    kind (?:words?|lines?|notes?|letter) | turned heads | stopped (?:the )?traffic
    """,
    1.5: r"""
    thank(?:ed|s|ful) | keen | tempted | relaxed | cheerful | approv(?:ed|es|al) | proud(?:ly)?
    warmly | reassured | looking forward | would (?:gladly|happily)
    """,
    -3.5: r"""
    threaten\w* | unprofessional | fed up | had enough | mortified | never (?:\w+ ){0,3}again\b
    furious | livid | outrag\w+ | disaster\w* | unacceptable | never again | insult\w* | appall\w+
    fuming | humiliat\w+ | a disgrace | last time (?:she|he|i|we|they)
    """,
    -3.0: r"""
    (?:won't|will not|not going to) (?:be )?(?:tak|buy|order|renew|com|keep)\w*
    (?:does|do|did)(?:n't| not) (?:want (?:it|them|to see|to hear)|care for)
    (?:isn't|is not|not) (?:\w+ ){0,2}(?:her|his|their|my) style
    (?:she|he|they|i)(?:'ll| will) pass(?! (?:it|the|on|this|that|along|by)\b)
    not for (?:me|him|her|them)\b | would rather not | passed on (?:it|the|this|both|all|our)
    (?:think|thinking) (?:about it|it over) | not this (?:time|season|year) | maybe another time
    disappoint\w* | angr(?:y|ily) | (?:stormed|walked) out | let (?:her|him|them|me|us) down
    taking (?:her|his|their|my|our) business | expected (?:better|more) | not good enough
    not what (?:\w+ ){1,3}(?:ordered|asked|wanted|expected|promised) | ruin(?:ed|s) | slammed
    """,
    -2.5: r"""
    had hoped | (?:with|to) another house | (?:chase|chasing|chased) (?:you|us)\b
    stop (?:calling|writing|sending) | f(?:e|a)ll(?:ing)? apart | careless\w*
    condescending|arrogant|dismissive | someone else instead
    not what (?:she|he|they|i) had in mind
    no longer (?:\w+ )?(?:wants?|interested|trusts?|with us)
    (?:going|shopping|shops|went|buys) elsewhere | (?:felt|was|were) (?:rushed|pressured|forgotten)
    demanded | pushy | abrupt|brusque|short with (?:me|us) | waste of (?:time|money)|wasted
    (?:isn't|is not|wasn't|not|never) (?:\w+ )?(?:keen|sold|sure about) | empty-handed
    (?:looks?|looked|feels?|felt|seems?) (?:cheap|flimsy|dated|tired|rushed)
    (?:was|were|had been) hoping for | patience (?:is )?(?:wearing|running)
    lost (?:her|him|them) to | (?:can't|cannot|won't|couldn't) wear (?:it|them|this)
    complain(?:ed|s|ing|ts?)? | annoy\w* | irritat\w+ | frustrat\w+ | upset | cross(?![-\w]) | curt
    icy | frosty | offended | coldly | over-?priced | too (?:expensive|pricey) | refund\w*
    rip-?off | money back | ridiculous | poorly | shoddy | sloppy | still (?:waiting|no\b)
    not happy | unhappy
    wrong (?:\w+ )?(?:size|colou?r|address|day|date|shade|length|one|item|name)
    wrong (?:\w+ )?(?:dress|gown|suit|shoes?|jacket|coat|bag|order) | kept (?:\w+ )?waiting
    (?:is|was|are|am|were)(?:n't| not) (?:\w+ )?(?:convinced|interested|taken) | snapped at
    """,
    -2.0: r"""
    lawyer(?:s|'s)? (?:wrote|called|rang|sent) | asked for the manager | off the (?:mailing )?list
    to (?:the|a) competit\w+ | (?:every penny|deposit) back | without (?:saying )?a word
    not (?:one|a single) (?:\w+ )?of the | (?:decided|voted) against | not (?:be )?going ahead
    nobody (?:told|warned|called) | loose threads? | gap(?:es|ed)
    (?:second|third|fourth) (?:date|time) we
    done with us | did(?:n't| not) shake hands | none of (?:you|them) knew
    left without (?:\w+ )?(?:buying|a word|ordering|anything) | second thoughts
    (?:isn't|wasn't|not|n't) (?:\w+ )?(?:quite |look |feel )?right\b | gone (?:quiet|cold)
    tense (?:call|conversation|meeting|moment) | bruis\w+ | tore
    (?:hasn't|haven't|has not|have not|never) (?:\w+ )?(?:received|arrived|heard|come|turned up)
    walked away | steep | (?:no|without an?y?|without) (?:reply|answer|response|apology) | ignored
    unanswered | hung up | never (?:called|replied|answered|arrived|came|heard)
    declin(?:ed|es|ing) | refus(?:ed|al) | turned (?:it |us |them |\w+ )?down
    (?:backed|pulled) out | unsubscribe\w* | competitor
    (?:lost|losing) (?:patience|interest|faith) | returned? (?:it|them|both|everything|because)
    return(?:ed|ing) the (?:\w+ ){1,3}(?:because|after|as) | sent (?:\w+ ){1,2}back | torn | ripped
    broke(?:n)? | stain(?:ed)? | scratched | damaged | faulty | came apart | fell off
    (?:the )?seam (?:split|opened|gave) | doubts | in tears
    (?:do|does|did)(?:n't| not) (?:\w+ )?(?:fit|suit|like|want it)
    """,
    -1.8: r"""
    pinch(?:ed|es|ing)? | itch(?:y|ed|es) | uncomfortable | scratchy | blister\w* | unflattering
    hurt(?:s|ing)? | (?:was|is|were|are|arrived|came|delivered|days?|weeks?|hours?) (?:\w+ )?late
    delay(?:ed|s)? | overdue | not (?:yet )?(?:arrived|ready|delivered) | hated | disliked? | cooler
    cancel(?:l?ed|s|l?ing)? | underwhelmed | unimpressed | unconvinced | lukewarm | impatient
    """,
    -1.5: r"""
    too (?:\w+ )?(?:heavy|tight|loose|long|short|big|small|large|late|high|stiff|narrow|wide)
    too (?!much|many|soon|early|good|kind|busy|happy|well|few)[a-z]+
    """,
    -1.2: r"""
    hesitant | unsure | doubtful | reluctant | wavered | tense | sulk\w* | sighed
    worr(?:y|ied|ies) | nervous | sad(?:ly)? | bored | frown\w* | sorry | mistake | mix-?up
    unfortunately | regret\w* | tired of
    """,
    -0.8: r"""
    apologi[sz]e[ds]? | apolog(?:y|ies)
    """,
}
PHRASES = tuple((_patterns(text), weight) for weight, text in _WEIGHED.items())
"""The phrases of each weight, on VADER's scale from -4 to 4."""
