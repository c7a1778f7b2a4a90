"""The shapes of promises: how we give our word, and how it is kept or turned down."""

import re

WHOM = r"(?: (?:her|him|them|you|to (?:her|him|them|you)|(?-i:[A-Z])[\w’'-]{1,30}))?"
WORD_GIVEN = re.compile(
    # "I promised her to ...", "gave my word that ..."
    r"\b(?:promised?|promise|prom(?:[’']d|\.|sd)?|prmsd|promis|assured?|guaranteed?|committed|"
    r"undertook|pledged|swore|vowed|agreed|offered|"
    rf"gave{WHOM} (?:my|our) word|(?:has|have) (?:my|our) word|made a promise)\b"
    rf"{WHOM}:?(?: (?:that|to|on|for|about|myself|i would|we would|it))*(?: (?:i|we)(?:['’]d|"
    rf"['’]ll| "
    r"will| would))?\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
WILL = re.compile(
    # "I'll drop the coat", "told her I'd call back", "we shall keep it"
    r"\b(?:i|we)(?P<how>['’]ll|ll(?= \w)| will| shall|['’]d| would|(?:['’]m| am|['’]re| are| was|"
    r" were) going to|"
    r" need to| have to|['’]ve to| must|['’]m to| am to| are to| plan to| intend to| mean to)"
    r"(?: (?:also|then|now|personally|gladly|happily|just|still|try to|get back and|go and|be "
    r"sure to|"
    r"make sure to|of course|certainly|definitely|be))*\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
TO_DO = re.compile(
    # A note to oneself: "To send: sketches", "must ring her", "next step: call the florist".
    r"^\W{0,3}(?:(?:so |now |i |we )?(?:will|shall|must|need to|have to|gotta|got to|should|"
    r"ought to|"
    r"remember to|do not forget to|don[’']t forget to|promise:|promised:|going to|plan to)|"
    r"(?:i['’]m|am|we['’]re|are) (?:going )?to|to[- ]?do:?|to(?= \w+[: ])|next steps?:?|action:?|"
    r"next:|follow[- ]?up:|reminder:?|note to self:?|on me:|task:|my turn to|up to me to|asap:?)"
    r"\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
OWED = re.compile(
    rf"\b(?:owe{WHOM}|(?:counting|relying|waiting) on (?:me|us) (?:for|to)|(?:has|have) (?:my|"
    rf"our) word "
    r"on|(?:promised|due) (?:from|by) (?:me|us):?|you (?:will|['’]ll)(?= have| get| receive| find)|"
    r"(?:please )?expect(?= my| our)|(?:promised|agreed):|confirmed(?: we will| we[’']ll|(?= "
    r"(?:the )?(?:delivery|collection|completion|fitting))))"
    r" (?P<deed>\S.*)",
    re.IGNORECASE,
)
READY = re.compile(
    # What of ours will be done: "the car will collect you", "the hem will be ready on Friday".
    r"\b(?P<deed>(?:the|your|her|his|their|both|all) (?:[\w’'-]{1,30} ){1,4}?(?:will|['’]ll) (?:be "
    r"(?:ready|sent|delivered|done|finished|there|with (?:you|her|him|them)|shipped|waiting|in "
    r"your|"
    r"couriered|collected|corrected|altered|back|on its way|at your|at the)|collect|pick (?:you|"
    r"her|him)"
    r" up|arrive|reach (?:you|her|him)|come to (?:you|her|him)|bring).*)",
    re.IGNORECASE,
)
DEED = (
    r"(?:send|call (?=her|him|them|back|the|ms|mr|pa|atelier)|call(?=\s(?-i:[A-Z]))|ring (?=her|"
    r"him|"
    r"them|back|"
    r"the|up|pa)|phone|text (?=her|him|them)|whatsapp (?=her|him|them)|email|e-mail|mail|write "
    r"(?=to|her|"
    r"him|them|back)|bring|book|order|hold|keep|reserve|find|check|arrange|prepare|deliver|invite|"
    r"show (?=her|him|them)|follow[- ]?up|remind|chase|set aside|put (?=\w+ ){0,4}aside|put|look "
    r"(?:for|into|"
    r"up)|get back|reply|source|quote|pick up|collect|drop|courier|ship|have (?=the|her|his|it)|"
    r"get (?=the|"
    r"her|his|him|it|them|price|back|swatches)|ask|forward|post|draft|measure|fix|repair|replace|"
    r"organi[sz]e"
    r"|schedule|confirm|revert|come back|make sure|speak to|talk to|let (?:her|him|"
    r"them) know)"
)
ORDER = re.compile(rf"^\W{{0,3}}(?:pls |please |then |also )?(?P<deed>{DEED}\b.+)", re.IGNORECASE)
DOING = re.compile(
    r"^(?:(?:i|we)? ?(?P<be>am |are |['’]m |['’]re ))?(?P<deed>(?:sending|bringing|getting|"
    r"ordering|"
    r"holding|keeping|reserving|arranging|preparing|dropping|delivering|shipping|couriering|"
    r"calling|"
    r"ringing|booking|having|checking|putting|chasing|drafting|posting|forwarding|seeing to)\b.+)",
    re.IGNORECASE,
)
BOUND = re.compile(
    # "Shook hands on delivery", "said yes to holding both", "has been promised the first call".
    r"(?:\b(?:put my name down|hired myself out) to|\bwrote back that|\b(?:told|assured) (?:her|"
    r"him|them)(?: that)?(?= the \w+ (?:ships|leaves|goes out|will))|\bam to|\bi[’']m to|"
    r"\bhave my call|\bleave it (?:to|with) me[^.;]{0,25}?\b(?:re|about|on|with|for))"
    r"\s(?P<deed2>\S.*)|"
    r"\b(?:shook hands on|settled on|committed (?:myself|us|ourselves) to|said yes(?: of "
    r"course)? to|in for|(?:it[’']?s |is |falls )"
    r"(?:on|up to) (?:me|us) to|(?:has|have|had|was|were|is) (?:been )?promised(?! to)|(?:my|our)"
    r" assurance that|booked (?:her|him) in for|"
    r"pencilled (?:her|him )?in|(?:i|we)(?:[’']d| had)? said (?=(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|by|the \d|tomorrow)|"
    r"(?:i|we) confirm|it that (?:i|we)(?:[’']d| would)|i (?:had )?volunteered to|asked me to "
    r"and i said yes:)\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
SO_SAID = re.compile(
    # "the dress has to be with her by the 14th, which I guaranteed"
    r"(?:^|[.;:] )(?P<deed3>[^.;]{8,90}?)(?: -|,| –) (?:my word on it|you have my word|promise|i "
    r"promise|"
    r"cross my heart|on my honour)\b|"
    r"(?:^|, (?:and|so|but) |\bso )(?P<deed>[^,;]{8,90}),? (?:which|that|and|as|this) (?:i|we)"
    r"(?:[’']ve| have)? (?:guaranteed|promised|"
    r"confirmed|passed (?:that|this|it) on|assured|told (?:her|him|them)(?: so)?|gave my word)|"
    r"(?:^|[;:] ?)(?P<deed2>[^,;]{8,90}), (?:i promised|promised|i promise|promise|my word on it|"
    r"told (?:her|him) so|guaranteed|i guaranteed)(?=[.!]|$)",
    re.IGNORECASE,
)
NAMED_DAY = (
    r"(?:(?:on |next |this |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|"
    r"tonight|tmrw|mon|tue|wed|thu|fri|"
    r"on the \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./]\d{1,2}\.?)(?: (?:morning|afternoon|evening|am|"
    r"pm|noon|latest|at \d\S*))?"
)
ON_A_DAY = re.compile(
    # "Tomorrow: ring Basil", "next Tuesday I'm showing her the vintage room".
    rf"^{NAMED_DAY}(?:[:,]| -| –)? (?:i[’']m |i am |we[’']re |we are |i |we |i[’']ll |we[’']ll )?"
    rf"(?P<deed>(?:{DEED}\b|(?:sending|bringing|showing|calling|ringing|meeting|delivering|"
    rf"dropping|visiting|taking|"
    r"collecting|fitting|giving|having)\b).+)",
    re.IGNORECASE,
)
OTHERS_OF_OURS = re.compile(
    # "Luca will re-line it by the 19th"
    r"(?:^|, |; |\bthat )(?P<deed>(?:[A-Z][\w’'-]{2,20}|[Tt]he (?:atelier|tailor|seamstress|"
    r"workshop|courier|car|driver|cutter|"
    r"shoemaker|jeweller|embroiderer|cobbler|furrier)|[Oo]ur \w+|[Aa]telier|[Tt]ailor)(?: will|"
    r"[’']ll| is going to| can) "
    r"(?:re-?\w+|send|bring|deliver|come|be (?:there|with|at)|finish|collect|call|fix|fit|sew|"
    r"cut|have|make|repair|alter|do|"
    r"press|mend|drop|pick)\b.*)",
)
CALLED_BACK = re.compile(
    r"(?:^|[.;,] )(?P<deed>(?:cb|c/b|f/?u|fup|call ?back|ring ?back)\b.+)", re.IGNORECASE
)
YOU_PROMISED = re.compile(
    # In a message of the customer's own.
    r"(?:\bas (?:agreed|promised|discussed),? you(?:[’']ll| will| would)\s|\bi was promised )"
    r"(?P<deed2>\S.*)|"
    r"\byou (?:had |have |also )?(?:promised|said|told me|agreed|offered|were going|mentioned)"
    r"(?: me)?"
    r"(?: (?:that|to))?(?: you(?:['’]d| would|['’]ll| will))?\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
NO_DEED = re.compile(
    # What is no deed, and what is denied: "will not call", "will see".
    r"(?:not|never|see|think|consider|like|love|know|hope|guess|regret|miss|admit|say|bet|assume|"
    r"understand|forgive|forget|wait and|have been|have (?:called|sent|loved|liked)|be (?:honest|"
    r"fair|frank|"
    r"delighted|happy|glad|surprised|sorry|lucky|thrilled)|rather|prefer|die|wager|imagine|wonder|"
    r"(?:she|he) (?:looked|was|is|loved)|have to (?:think|ask)|always|wear|want|need|you (?:she|"
    r"he|it)|"
    r"no (?:one|more|calls?)\b|in principle|with|at once|on the spot|(?:that|this|it|so|them)$)\b",
    re.IGNORECASE,
)
TURNED_DOWN = re.compile(
    # Said no to what we offered.
    r"\b(?:she|he|they|who|which|but|was|then|and|client)\b[^.]{0,30}?\b(?:said (?:leave|no|not)|"
    r"refus\w+|declin\w+|turned (?:it|that|me|us|both|them)? ?down|wouldn[’']t have it|won[’']t "
    r"hear of "
    r"it|did ?n[o’']t want|does ?n[’o]?t want|no need|not needed|not necessary|there was no need|"
    r"waved (?:it|me|us) (?:off|away)|rejected|changed (?:her|his|their) minds?|no longer "
    r"(?:wants|needs)|"
    r"prefers? to (?:do it|collect|come)|would rather (?:not|do|collect|come|wait)|laughed it off|"
    r"cancelled (?:it|that))\b|, (?:declined|refused|not needed|turned down|no thanks|but no)\b|"
    r"\bshe said leave\b|\bnot needed\b|\bno thanks?\b",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"\b(?:and (?:did|sent|have done|have sent|kept it)|already (?:sent|done|did|delivered|with "
    r"her|there|"
    r"gone|here)|as (?:promised|agreed|discussed)(?!,? (?:i|we|you|the)\b(?:['’]ll| will| shall| "
    r"\w+ will))|done (?:that|it)|kept (?:my|our) (?:word|"
    r"promise)|"
    r"(?:delivered|sent|done|arrived|collected) (?:last|yesterday|this morning|today|on time|"
    r"already)|"
    r"promise kept|, done|, sent|has (?:it|them) now|all done|was delivered|were delivered)\b|"
    r"(?:^|[-–:;,.] ?|\b(?:and|was|were|now|is|are|all) )(?:sent|deliv(?:ere?)?d|posted|shipped|"
    r"received|rec[’']?vd|done|settled|closed|ticked?|collected|picked up)"
    r"(?:(?:,| and| &| \+)? ?(?:ok|okay|ticked?|done|received|closed|approvd|approved|safely|on "
    r"time|thanks|already))?[\s.!)]*$",
    re.IGNORECASE,
)
"""What tells that a promise is kept: the deed is told as done."""
NOT_NOW = re.compile(
    r"\b(?:would|could|should|might|['’]d) have (?:\w+ed|sent|been|gone)\b", re.IGNORECASE
)
TOLD = re.compile(
    r"\b(?:told|said|say|let|know|assured|confirmed|wrote|texted|promised|agreed|mentioned|"
    r"answered|"
    r"replied|informed|emailed|replied|that|offered)\b",
    re.IGNORECASE,
)
