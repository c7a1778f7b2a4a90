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
    r" were) going to| need to| have to|['’]ve to| must|['’]m to| am to| are to| plan to|"
    r" intend to| mean to)(?: (?:also|then|now|personally|gladly|happily|just|still|try to|"
    r"get back and|go and|be sure to|"
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
    r"\b(?P<deed>(?:the|your|her|his|their|both|all) (?:[\w’'-]{1,30} ){1,4}?(?:will|"
    r"['’]ll) (?:be (?:ready|sent|delivered|done|finished|there|with (?:you|her|him|them)|shipped|"
    r"waiting|in your|couriered|collected|corrected|altered|back|on its way|at your|at the)|"
    r"collect|pick (?:you|her|him)"
    r" up|arrive|reach (?:you|her|him)|come to (?:you|her|him)|bring).*)",
    re.IGNORECASE,
)
DEED = (
    r"(?:send|call (?=her|him|them|back|the|ms|mr|pa|atelier)|call(?=\s(?-i:[A-Z]))|ring (?=her|"
    r"him|them|back|the|up|pa)|phone|text (?=her|him|them)|whatsapp (?=her|him|them)|email|e-mail|"
    r"mail|write (?=to|her|him|them|back)|bring|book|order|hold|keep|reserve|find|check|arrange|"
    r"prepare|deliver|invite|show (?=her|him|them)|follow[- ]?up|remind|chase|set aside|"
    r"put (?=\w+ ){0,4}aside|put|look (?:for|into|up)|get back|reply|source|quote|pick up|collect|"
    r"drop|courier|ship|have (?=the|her|his|it)|get (?=the|her|his|him|it|them|price|back|"
    r"swatches)|ask|forward|post|draft|measure|fix|repair|replace|organi[sz]e|schedule|confirm|"
    r"revert|come back|make sure|speak to|talk to|let (?:her|him|them) know)"
)
ORDER = re.compile(rf"^\W{{0,3}}(?:pls |please |then |also )?(?P<deed>{DEED}\b.+)", re.IGNORECASE)
DOING = re.compile(
    r"^(?:(?:i|we)? ?(?P<be>am |are |['’]m |['’]re ))?(?P<deed>(?:sending|bringing|getting|"
    r"ordering|holding|keeping|reserving|arranging|preparing|dropping|delivering|shipping|"
    r"couriering|calling|"
    r"ringing|booking|having|checking|putting|chasing|drafting|posting|forwarding|seeing to)\b.+)",
    re.IGNORECASE,
)
BOUND = re.compile(
    # "Shook hands on delivery", "said yes to holding both", "has been promised the first call".
    r"(?:\b(?:put my name down|hired myself out) to|\bwrote back that|\b(?:told|assured) (?:her|"
    r"him|them)(?: that)?(?= the \w+ (?:ships|leaves|goes out|will))|\bam to|\bi[’']m to|"
    r"\bhave my call|\bleave it (?:to|with) me[^.;]{0,25}?\b(?:re|about|on|with|"
    r"for))\s(?P<deed2>\S.*)|\b(?:shook hands on|settled on|committed (?:myself|us|ourselves) to|"
    r"said yes(?: of course)? to|in for|(?:it[’']?s |is |falls )(?:on|up to) (?:me|us) to|(?:has|"
    r"have|had|was|were|is) (?:been )?promised(?! to)|(?:my|our) assurance that|booked (?:her|"
    r"him) in for|pencilled (?:her|him )?in|(?:i|we)(?:[’']d| had)? said (?=(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|by|the \d|tomorrow)|(?:i|we) confirm|it that (?:i|we)(?:[’']d|"
    r" would)|i (?:had )?volunteered to|asked me to "
    r"and i said yes:)\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
SO_SAID = re.compile(
    # "the dress has to be with her by the 14th, which I guaranteed"
    r"(?:^|[.;:] )(?P<deed3>[^.;]{8,90}?)(?: -|,| –) (?:my word on it|you have my word|promise|"
    r"i promise|cross my heart|on my honour)\b|(?:^|, (?:and|so|but) |"
    r"\bso )(?P<deed>[^,;]{8,90}),? (?:which|that|and|as|this) (?:i|we)(?:[’']ve|"
    r" have)? (?:guaranteed|promised|confirmed|passed (?:that|this|it) on|assured|told (?:her|him|"
    r"them)(?: so)?|gave my word)|(?:^|[;:] ?)(?P<deed2>[^,;]{8,90}), (?:i promised|promised|"
    r"i promise|promise|my word on it|"
    r"told (?:her|him) so|guaranteed|i guaranteed)(?=[.!]|$)",
    re.IGNORECASE,
)
NAMED_DAY = (
    r"(?:(?:on |next |this |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|"
    r"tmrw|mon|tue|wed|thu|fri|on the \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./]\d{1,2}\.?)(?: (?:morning|"
    r"afternoon|evening|am|pm|noon|latest|at \d\S*))?"
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
    r"workshop|courier|car|driver|cutter|shoemaker|jeweller|embroiderer|cobbler|furrier)|"
    r"[Oo]ur \w+|[Aa]telier|[Tt]ailor)(?: will|[’']ll| is going to| can) (?:re-?\w+|send|bring|"
    r"deliver|come|be (?:there|with|at)|finish|collect|call|fix|fit|sew|cut|have|make|repair|alter|"
    r"do|"
    r"press|mend|drop|pick)\b.*)",
)
CALLED_BACK = re.compile(
    r"(?:^|[.;,] )(?P<deed>(?:cb|c/b|f/?u|fup|call ?back|ring ?back)\b.+)", re.IGNORECASE
)
YOU_PROMISED = re.compile(
    # In a message of the customer's own.
    r"(?:\bas (?:agreed|promised|discussed),? you(?:[’']ll| will| would)\s|"
    r"\bi was promised )(?P<deed2>\S.*)|\byou (?:had |have |also )?(?:promised|said|told me|agreed|"
    r"offered|were going|mentioned)(?: me)?"
    r"(?: (?:that|to))?(?: you(?:['’]d| would|['’]ll| will))?\s(?P<deed>\S.*)",
    re.IGNORECASE,
)
NO_DEED = re.compile(
    # What is no deed, and what is denied: "will not call", "will see".
    r"(?:not|never|see|think|consider|like|love|know|hope|guess|regret|miss|admit|say|bet|assume|"
    r"understand|forgive|forget|wait and|have been|have (?:called|sent|loved|liked)|be (?:honest|"
    r"fair|frank|delighted|happy|glad|surprised|sorry|lucky|thrilled)|rather|prefer|die|wager|"
    r"imagine|wonder|(?:she|he) (?:looked|was|is|loved)|have to (?:think|ask)|always|wear|want|"
    r"need|you (?:she|he|it)|(?:\w{1,20} ){0,2}(?:thousand|hundred)|no (?:one|more|calls?)\b|"
    r"in principle|with|at once|"
    r"on the spot|(?:that|this|it|so|them)$)\b",
    re.IGNORECASE,
)
TURNED_DOWN = re.compile(
    # Said no to what we offered.
    r"\b(?:she|he|they|who|which|but|was|then|and|client)\b[^.]{0,30}?\b(?:said (?:leave|no|not)|"
    r"refus\w+|declin\w+|turned (?:it|that|me|us|both|them)? ?down|wouldn[’']t have it|"
    r"won[’']t hear of it|did ?n[o’']t want|does ?n[’o]?t want|no need|not needed|not necessary|"
    r"there was no need|waved (?:it|me|us) (?:off|away)|rejected|changed (?:her|his|their) minds?|"
    r"no longer (?:wants|needs)|prefers? to (?:do it|collect|come)|would rather (?:not|do|collect|"
    r"come|wait)|laughed it off|cancelled (?:it|that))\b|, (?:declined|refused|not needed|"
    r"turned down|no thanks|but no)\b|"
    r"\bshe said leave\b|\bnot needed\b|\bno thanks?\b",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"\b(?:and (?:did|sent|have done|have sent|kept it)|already (?:sent|done|did|delivered|"
    r"with her|there|gone|here)|as (?:promised|agreed|discussed)(?!,? (?:i|we|you|the)\b(?:['’]ll|"
    r" will| shall| \w+ will))|done (?:that|it)|kept (?:my|our) (?:word|promise)|(?:delivered|sent|"
    r"done|arrived|collected) (?:last|yesterday|this morning|today|on time|already)|promise kept|"
    r", done|, sent|has (?:it|them) now|all done|was delivered|were delivered)\b|(?:^|[-–:;,.] ?|"
    r"\b(?:and|was|were|now|is|are|all) )(?:sent|deliv(?:ere?)?d|posted|shipped|received|"
    r"rec[’']?vd|done|settled|closed|ticked?|collected|picked up)(?:(?:,| and| &| \+)? ?(?:ok|okay|"
    r"ticked?|done|received|closed|approvd|approved|safely|on "
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
