"""How reps put their questions: the words that tell each kind, the most telling kind first."""

import re

_WHOM = r"(?:she|he|they|we|i|you|her|him|them|the client|this client)"
_TALK = r"(?:call|ring|phone|contact|reach|write|visit|get in touch|speak|talk|meet|follow up)"
_MAIL = r"(?:e-?mail|mail|message|letter|card|text|note|reply|invitation|apology)"
GARMENT = (
    r"(?:dress|gown|suit|shoe|shoes|jacket|coat|piece|bag|tie|scarf|boots|hat|belt|shawl|"
    r"earrings?|cufflinks?|clutch|necklace|brooch|gloves|loafers?|slippers?|ones?)"
)
_LIKE = r"(?:like|love|wear|want|stand|say|mention|show)"

# Alternatives stand between " | "; each is looked for as whole words.
_TABLE = {
    "email": rf"(?:draft|write|compose|word|send|prepare (?:an?|the|my))\b.{{0,60}}"
    rf"\b{_MAIL} | ^(?:e-?mail|message)",
    "prepare": r"prep(?:are|aring)? | brief(?:ing)? | talking points | get (?:me )?ready | "
    r"what (?:should|do|can) (?:i|we) say | "
    r"(?:open|start|begin) the (?:conversation|call|meeting) | "
    r"before (?:my|the|our|this|i|we)(?: next)? (?:call|meeting|visit|see|meet|ring|appointment|"
    r"(?:walk|go|step) in) | (?:three|two|five|few) things (?:to know|before)",
    "strategy": r"ready to (?:buy|order|sign) | strateg\w* | convert\w* | "
    r"win (?:her|him|them) | how (?:do|can|should) (?:i|we) sell | likely to buy | upsell | "
    r"decides? (?:fast|quickly|slowly) | how (?:does|do) \w+ decide | closing | "
    r"how (?:do i|can i|should i|do we|to) close | close (?:her|him|them|it|the (?:deal|sale)) | "
    r"move (?:her|him|them|this|it) | negotiat\w* | pipeline | will \w+ buy | approach | "
    r"(?:what|which) stage",
    "returned": r"(?:send|sent|brought|bring|took|take|gave|give) (?:\w+ ){0,3}back | "
    r"return(?:ed|s)? | refund(?:ed|s)? | exchange[ds]?",
    "budget": r"budget | ceiling | (?:may|can|could|should|must) (?:it|this|that|they|she|he) "
    r"(?:cost|spend) | at most | price limit",
    "bought": r"bought | purchase[ds]? | spent | spends? | spending | owns? | owned | wardrobe | "
    r"orders? | ordered | usually pay | price range | turnover | "
    r"paid(?! (?:\w+ )?(?:deposit|invoice|balance|bill)) | last buy | "
    r"(?:did|does|do) \w+ (?:last )?buy",
    "complaints": r"complain\w* | unhappy | angry | upset | (?:went|go|gone) wrong | "
    r"problems? | issues? | bad experiences? | dissatisf\w* | "
    r"disappoint\w*",
    "promises": r"promis\w* | commit\w* | (?:i|we) (?:still )?owe | gave (?:my|our) word | "
    r"agreed | (?:did|have) (?:i|we) (?:say|agree)\w*(?! (?:\w+ )?last) | i said i would",
    "objection": r"objections? | too (?:expensive|dear|pricey|costly|much) | expensive | "
    r"unsure | undecided | doubts? | on the fence | "
    r"not (?:now|yet|the right time|this season|sure|convinced) | think (?:about it|it over) | "
    r"overpriced | discount\w* | can(?:'t|not) afford | over budget | hesita\w* | convince\w* | "
    r"push(?:es)? ?back | cheaper | says? no | no time | "
    r"(?:maybe|perhaps|says?) later",
    "offer": r"(?:(?<!our )(?<!the )offer) | offer(?:s|ed|ing) | recommend\w* | "
    r"suggest\w* | propos\w* | show (?:her|him|them) | (?:can|could|should|might|may|shall) "
    r"(?:i|we) (?:show|bring|propose) | gifts? | "
    r"what (?:else )?(?:can|could|might|should|would|will|to) (?:\w+ )?(?:buy|wear|sell|bring) | "
    r"new arrivals | presents? | products? | pieces? | in stock | catalog(?:ue)? | "
    r"goes? (?:well )?with | (?:what|which|one|any\w*) of ours | (?:we|you) have for | "
    rf"(?:could|shall|should|can|might|may|to|will) (?:\w+ )?try(?: on)? | "
    rf"(?:any|some)thing (?:\w+ ){{0,2}}(?:for|in|without) | (?:present|gift) ideas? | "
    rf"(?:which|what|another|the other) (?!size)(?:\w+ )?{GARMENT}(?: of ours)? "
    rf"(?:for|then|could|can|should|would|with|goes) | "
    rf"(?:do we have|have we|got|is there) (?:an?|any|one|some\w*)(?= ).{{0,40}} (?:for|like|in) | "
    r"would (?:do|suit|fit) | fits? (?:that|then|it)",
    "follow_ups": r"follow(?:ing)?[- ]?ups? | due | overdue | to-?dos? | tasks? | deadlines? | "
    r"reminders? | on my list | pending | open items? | outstanding",
    "last": r"(?:last|latest|most recent|previous) (?:contact|talk|spoke|speak|call|meeting|time|"
    r"interaction|e-?mail|visit|conversation|word|message|met|meet|heard?|saw|see|touch|note) | "
    r"recently | what happened | what'?s new | where did we leave | any news | last in touch | "
    r"when did (?:i|we) (?:speak|talk|meet|call|see|hear) | latest",
    "timing": rf"when\b.{{0,40}}\b{_TALK} | best (?:time|day|moment|hour|way) | what time | "
    rf"rhythm | (?:good|right) (?:time|day|moment) | how often | which (?:day|channel) | "
    r"(?:likes?|prefers?|wants?) (?:to be|being) (?:contacted|called|reached|rung|written) | "
    rf"best to {_TALK} | (?<!what )(?:how )?(?:can|should|do|may) (?:i|we) (?:\w+ )?{_TALK} | "
    r"channel | "
    r"(?:calls?|phone|ring|e-?mails?|write) or (?:e-?mails?|write|calls?|phone|ring)",
    "next_steps": r"next (?:steps?|move|action|thing) | what(?:'?s| is)? next | to do | do now | "
    r"what (?:should|do|must|can|shall) (?:i|we) do | actions? | now what | proceed",
    "wishes": r"(?:does|do|did) (?:\w+ )?want | wants | wish\w* | ask(?:ed|s|ing)? (?:us )?for | "
    r"requests? | requested | need(?:s|ed)?",
    "mood": r"moods? | happy | sentiment | feel(?:s|ing)? | satisf\w+ | pleased | relationship | "
    rf"how (?:is|are|was) (?:{_WHOM}|things) | at risk | trusts? | gone quiet | loyal | how warm",
    "sizes": r"siz(?:e|es|ing) | measure\w* | waist | chest | collar | inseam",
    "avoid": r"avoid\w* | allerg\w+ | dislik\w+ | hat(?:e|es|ed) | careful | sensitiv\w+ | mind | "
    r"taboos? | never | no-?gos? | beware | watch out | stay away | delicate | refus\w+ | "
    rf"not (?:to )?{_LIKE} | (?:doesn|don|can|won|wouldn|didn)'t (?:\w+ )?{_LIKE}",
    "likes": r"lik(?:e|es|ed) | lov(?:e|es|ed) | tastes? | prefer\w* | favou?rites? | styles? | "
    r"colou?rs? | fabrics? | fashion | ador\w+ | enjoys? | interest\w* | wears? | "
    r"(?:is|are) (?:she|he|they) into | passion\w*",
    "dates": r"upcoming | coming up | ahead | occasions? | events? | calendar | dates? | plans? | "
    r"agenda | soon | see (?:her|him|them) next | next (?:appointment|fitting|visit) | "
    r"when (?:is|are) .{0,30} (?:coming|expected)",
    "who": r"who (?:is|are) | who's | tell me (?:about|who|more|everything) | summar\w+ | "
    r"overview | introduce | remind me | "
    r"background | profile | know about | who am i | describe | "
    r"about (?:her|him|them|this|the) ?(?:client|customer|person)?(?=\s*[?.!]*$)",
    "help": r"help(?=\W*$) | what can you | what can i ask | how do(?:es)? (?:you|this) work",
}
_CHOSEN = re.compile(r"\bdid\b.{1,20}\b(?:choo?se|pick|settle|decide)\b", re.IGNORECASE)
"""What was chosen, which is no question of taste."""
_ALREADY = re.compile(r"\b(?:did|has|have|had)\b", re.IGNORECASE)


def _pattern(alternatives: str) -> re.Pattern[str]:
    words = (f"(?<!\\w){one}(?!\\w)" for one in alternatives.split(" | "))
    return re.compile("|".join(words), re.IGNORECASE)


PHRASINGS = {kind: _pattern(alternatives) for kind, alternatives in _TABLE.items()}


def kind_of(question: str) -> str:
    """The first kind whose words are in a question; "free" when it is none of them."""
    for kind, pattern in PHRASINGS.items():
        is_past = {"email": _ALREADY, "likes": _CHOSEN}.get(kind)
        if pattern.search(question) and not (is_past and is_past.search(question)):
            return kind
    return "free"
