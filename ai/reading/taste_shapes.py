"""The shapes of tastes that no verb tells: set phrases, verdicts and what is said of a thing."""

import re

NOT = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bno longer|\bhardly|\bno)\b(?: \w+){0,2}\s?$", re.IGNORECASE
)
LIKED = (
    r"(?:absolutely |quite |very much |all )?set on|would take(?= (?:a|the|any)\b)|stopped at|"
    r"really love is(?: something| anything)?(?: in)?|spoil(?:ed|t) (?:her|him|me) with|"
    r"(?:particular |great |certain |real |known )*fondness for|eyes (?:only )?for|"
    r"(?<!it[’'])(?<!that[’'])(?:is|[’']s|was) all (?:about|for)|say no to|tires? of|"
    r"go(?:es)? wild (?:for|about)|heart set on|dream(?:s|t|ing) (?:of|about)|treats? (?:herself|"
    r"himself) to|(?:not|n[’']t) live without|addicted to|eyeing|pining for|(?:wears?|drinks?|"
    r"buys?|but|wants?) nothing but|comfortable in|confident in|purr(?:ed|s) (?:at|over)|"
    r"squeal(?:ed|s) (?:at|over)|approv(?:es|ed) of|appreciat(?:es|ed)|relish(?:es|ed)|goes in for|"
    r"marvell?ed at|sigh(?:ed|s) over|pounced on|snapped up|a yes (?:to|for)|"
    r"(?<!said )(?<!says )yes to|(?<=: )yes|enchanted (?:by|with)|besotted (?:by|with)|drool(?:ed|"
    r"s|ing) over|(?:big |huge |great |total |lifelong )?(?:fan|lover) of|soft spot for|"
    r"weakness(?: for|:| is)|(?:has|have|had|got|with) (?:such )?an? (?:real |big |"
    r"great )?(?:thing|eye|passion) for|sucker for|rav(?:ed|es|ing) (?:on )?about|gush(?:ed|es|"
    r"ing) (?:about|over)|(?:take|keep|tear) (?:her|his|their|my) (?:eyes|hands) off|fell(?: hard|"
    r" head over heels)? for|fell in love with|in love with|compliment(?:ed|s)|(?:went|goes|"
    r"reached|reaches|made a beeline) (?:straight |right |again )?for|(?:keeps?|kept) (?:going|"
    r"coming) back to|(?:keeps?|kept) (?:stroking|touching|admiring)|(?:lit|lights|"
    r"lighting) up (?:at|over|(?:when|as|once) (?:she|he|they) (?:saw|touched|tried))|"
    r"over the moon (?:with|about)|warm(?:ed|ing|s) to|com(?:e|es|ing) (?:a)?round to|tak(?:en|es|"
    r"ing) to (?:wearing )?|(?:getting|got|gets) into|really into|very into|into her|lives? in|"
    r"lived in|swears? by|always (?:in|wears?|chooses?|picks?|asks? for|comes? in)|get enough of|"
    r"obsess(?:ed|ing) (?:with|w/|by|over|about)|thrilled (?:with|by|about)|delighted (?:with|by)|"
    r"crazy (?:about|for)|nuts (?:about|for)|mad (?:about|for|on)|melts? (?:for|over|at)|"
    r"weak (?:at the knees )?for|(?:happiest|at home|herself|himself|best) in|beam(?:ed|s|"
    r"ing) (?:at|over|in)|only(?: ever)? (?:wears?|chooses?|drinks?|wear)|kill for|swoon(?:ed|s|"
    r"ing) (?:over|at|for)|gravitates? to(?:wards?)?|drawn to(?:wards)?|(?:loves?|likes?|"
    r"adores?) (?:anything|everything|all things|all)(?: in| with| of| made of)?|devoted to|"
    r"craz(?:y|ed) about|charmed by|smitten (?:with|by)|taken (?:with|by)|(?:her|his|their|"
    r"my) (?:\w+ )?(?:thing|favou?rites?|fav(?:e|s)?|weakness|go-to|uniform)(?: (?:colou?r|fabric|"
    r"cloth|cut|flower|drink|piece|tea|shape|material))?(?: (?:is|are|remains?|was)|:)|"
    r"(?<![\w-])(?:favou?rites?|fave?)(?: (?:colou?r|fabric|cloth|cut|flower|drink|shape|tea|"
    r"material|champagne))?(?: (?:is|are)|:)?|can(?:not|[’']t) (?:resist|get enough of)|"
    r"couldn[’']t (?:resist|stop (?:looking at|touching|stroking|talking about|wearing))|"
    r"could (?:wear|live in)|collects?|queues? for|partial to|fond of|hooked on|sold on|"
    r"swept away by|won over by|(?:rather|sooner) (?:have|wear|go for|take)|leans? towards?|"
    r"wants? (?:everything|it all) in"
)
DISLIKED = (
    r"care less about|no use for|(?:not|n[’']t) countenance|(?:see|sees) the point (?:of|in)|"
    r"banned|veto(?:ed|es)|put off by|unmoved by|wary of|disapproves? of|recoil(?:ed|s) (?:from|"
    r"at)|(?:no|zero|not much|little) interest in|not interested in|lost interest in|(?:won[’']t|"
    r"will not) (?:hear of|have)|outgrown|grew out of|sworn off|swore off|passed on|(?:(?<=: )|"
    r"(?<=, )|a )no to|nixed|poo-?pooed|scoff(?:ed|s) at|snort(?:ed|s) at|laugh(?:ed|s) at|"
    r"less than (?:delighted|thrilled|keen|happy|impressed) (?:with|by|about|on)|not (?:tempted|"
    r"taken|impressed|moved) by|spare (?:her|him|me)(?: the| any)?|pleaded? against|please no|"
    r"groan(?:ed|s) at|sniff(?:ed|s) at|(?:regards?|sees?|"
    r"considers?) (?=[\w -]{3,40} as (?:the end|vulgar|a crime|cheap|an insult))|can do without|"
    r"does(?: not|n[’']?t) (?:own|want)(?: any| a)?|doesnt (?:own|want)(?: any| a)?|(?:don[’']t|"
    r"do not) want(?: any| a)?|(?:be |be seen |be caught |seen |caught )dead in|(?:pulled|pulls|"
    r"made|makes) a face (?:at|over)|(?:rolled|rolls) (?:her|his|their) eyes at|(?:wrinkled|"
    r"wrinkles|turned|turns) (?:up )?(?:her|his|their) nose (?:up )?at|nothing (?:in|with|too|"
    r"that is)|nothing(?= (?:shiny|tight|sheer|clingy|strapless|fussy|frilly|girly|flashy|loud|"
    r"beige|pink|black|short|low))|never in|(?:shudder|cring|winc|baulk|balk)(?:e?s|ed) (?:at|"
    r"from)|(?:does ?n[’']?t|do not|does not|don[’']t|dont|won[’']t|wont) do|"
    r"steers? (?:well )?clear of|(?:stays?|keeps?|shied|shies) away from|(?:fed|feed) up with|"
    r"(?:gone|went|going) (?:right |completely |totally )?off|had (?:it|enough|her fill|"
    r"his fill) (?:with|of)|no time for|(?:sick|tired|weary|wary) of|bored (?:with|by|of)|"
    r"not one for|no more|anything but|runs? a mile from|draws? the line at|do without|ill in|"
    r"washed out in|see (?:myself|herself|himself) in|(?:rather|would) not (?:wear|have)|"
    r"rather die than wear|(?:refuses|refused|declines) to wear|be doing with|(?:returned|"
    r"sent back) the|never(?: ever)? (?:wears?|buys?|chooses?)|(?:will not|won[’']t|wont|"
    r"would never|wouldn[’']t|does(?: not|n[’']t)|do(?: not|n[’']t)) wear|(?:not|never) (?:her|his|"
    r"their|my) (?:thing|style|colou?r|taste)s?:|no-?gos?(?::| is| are)|pet hates?(?::| is| are)?|"
    r"allergic to the (?:sight|idea) of|(?:can(?:no|[’'])t|cannot) (?:stand|bear|abide|take|"
    r"stomach)|looks? (?:awful|terrible|dreadful|ill) in|stopped wearing|no longer wears?|"
    r"given up(?: on)?|gave up(?: on)?|over it with|not (?:too |so |very |at all |that |"
    r"overly )?(?:keen|big|hot|sold|fond) (?:on|of)|(?:is|are|[’']s|[’']re|am|"
    r"[’']m) not (?:really |very |at all )?into|isn[’']t into|(?:no|not a|not an|isn[’']t a|"
    r"never a|not much of a)(?: \w+)? (?:fan|lover|friend) of"
)
AGREED = (
    "take",
    "keep",
    "get",
    "tear",
    "say no",
    "tire",
    "not live",
    "n't live",
    "n’t live",
    "could",
    "can",
)
"""Phrases that are a liking when they are denied: "can't get enough of", "wouldn't say no to"."""
NEGATED = ("be ", "seen", "caught", "see ", "care ")
"""Phrases that are a dislike only when they are denied: "not be seen dead in"."""
AFTER = re.compile(
    rf"(?<![\w-])(?:(?P<bad>{DISLIKED})|(?P<good>{LIKED}))(?![\w-])\s{{0,2}}"
    r"(?:wear(?:s|ing)? |the idea of |the sight of |that )?(?P<items>[^.;:!?()–—]{2,90})",
    re.IGNORECASE,
)
THEM = r"(?:her|him|them|me|she|he)"
VERDICT = re.compile(
    # What stands before its verdict: "The tulle was a no", "Emerald always works".
    r"(?:^|[.;:!,–—-]\s|\b(?:and|but|that|says?|said|thinks?|"
    r"thought) )(?P<thing>(?:[\w’'&-]+ ){0,4}[\w’'&-]+?)\s?(?:(?P<bad>=\s?(?:no|never|nope|out)\b|"
    r"(?:was|is|are|were|got) an? (?:firm |clear |hard |definite |flat |absolute |resounding |"
    r"big )?(?:no|nope|no-go|no go|non-starter|miss|flop)\b|"
    rf"(?:is|are|was|were) (?:out|banned|over|not for {THEM}|not (?:really |quite )?(?:{THEM}|"
    rf"my|his|"
    r"their) ?(?:thing|style|colou?r|taste|cup of tea)?(?=[.,;!]|$)|wasted on her)|(?:isn|aren|"
    r"wasn|weren)[’']t (?:for )?(?:her|him|them|me)(?: (?:thing|style|colou?r))?(?=[.,;!]|$)|"
    rf"left {THEM} cold|leaves? {THEM} cold|(?:did|does|do) nothing for {THEM}|"
    rf"makes? {THEM} (?:look|feel|itch|shudder|cringe)\b(?! (?:good|great|beautiful|tall|alive|"
    rf"young))|"
    rf"(?:she|he) (?:hates|hated|loathes|detests|dislikes|can[’']t stand|cannot stand|refused|"
    rf"won[’']t "
    rf"wear)(?=[.,;!]|$)|bores? {THEM}|no(?= ?[.,;!]|$)|not at all(?=[.,;!]|$)|out of the "
    rf"question)|"
    r"(?P<good>=\s?(?:yes|love)\b|always (?:works|wins|suits)|(?:was|is|are|were) an? (?:big |"
    r"huge |great |instant |clear |real |total |sure |safe )?(?:hit|winner|yes|bet|favou?rite)\b|"
    r"(?:is|are|was) (?:her|his|their|my) (?:\w+ )?(?:colou?r|thing|favou?rite|weakness|uniform|"
    rf"signature|passion|style)s?|(?:won|wins) {THEM} over|stole (?:her|his) heart|"
    rf"(?:makes?|made) (?:{THEM} (?:happy|smile|melt|glow|light up|feel (?:good|great|beautiful|"
    rf"herself))|(?:her|his|my) (?:day|heart))|(?:she|he) (?:loves?|loved|adores?|adored|likes?)"
    r"(?= ?[.,;!]|$)|suits? (?:her|him|me)|over \w+ any (?:day|time)|yes(?= ?[.,;!]|$)|"
    r"any ?(?:day|time)"
    r"(?=[.,;!]|$)|please(?: and thank you)?(?=!)))",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:not an?|not much of an?|no|never an?|hardly an?) (?P<not>[\w -]{2,20}) (?:person|"
    r"woman|man|girl|guy|lady|type)\b|"
    r"\b(?:a|an|definitely a|very much a|more of a) (?P<yes>[\w-]{2,20}) (?:person|woman|man|girl|"
    r"guy|lady)\b",
    re.IGNORECASE,
)
FINDS = re.compile(
    # "Finds velvet too hot", "thinks pinstripes are for bankers".
    r"\b(?:finds?|thinks?|considers?|says|calls?) (?:that )?(?P<thing>(?:[\w’'-]+ ){0,3}?[\w’'-]+) "
    r"(?:(?:is|are|look|looks|feels?) )?(?:too |so |a bit |rather |very )?(?P<bad>hot|heavy|itchy|"
    r"scratchy|ageing|aging|dated|old-fashioned|vulgar|cheap|tacky|boring|dull|ugly|fussy|dowdy|"
    r"loud|stiff|frumpy|matronly|childish|girly|common|kitsch|unflattering|overdone|tired|hideous|"
    r"awful|dreadful|for (?:bankers|brides|widows|tourists|grannies|old \w+|children|teenagers|"
    r"other \w+)|"
    r"makes? (?:her|him) look)\b",
    re.IGNORECASE,
)
GLORIOUS = (
    r"divine|gorgeous|perfect(?:ion)?|heaven(?:ly)?|a dream|dreamy|lovely|beautiful|stunning|"
    r"wonderful|exquisite|(?:the )?handsome(?:st)?|to die for|fabulous|the best|the one|(?:very|"
    r"so) (?:me|her|him)|sublime|delicious|charming|marvell?ous|magnificent|glorious|"
    r"(?:the )?most beautiful|poetry|elegant|fantastic|amazing|superb"
)
HORRID = (
    r"awful|hideous|garish|vulgar|ugly|dreadful|horrible|horrid|ghastly|tacky|boring|dull|dowdy|"
    r"frumpy|unwearable|too much|a crime|a disaster|depressing|cheap-looking|an abomination|dead|"
    r"hopeless|(?:so |very )?last (?:year|season)"
)
ADVERBS = (
    r"(?:just |quite |so |absolutely |simply |truly |really |rather |utterly |pure |"
    r"positively |all )*"
)
JUDGED = re.compile(
    # What is said of it: "The coat is divine", "called the lining garish".
    rf"(?:(?P<said>\b(?:says?|said|thinks?|thought|finds?|found|declared|declares|pronounced|"
    rf"called|calls|considers?|"
    rf"considered|deems|told me|say)(?: that)? )|^|[.;:!,] )(?P<thing>(?:[\w’'-]{{1,24}} "
    rf"){{0,4}}?[\w’'-]{{1,24}})"
    rf"(?:,? (?:which|that))? (?P<is>(?:is|are|was|were|looks?|looked|feels?) |to be )?{ADVERBS}"
    rf"(?:(?P<good>{GLORIOUS})|(?P<bad>{HORRID}))\b(?! (?:for|with|at) (?:us|me\b))",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(?:if|whether|might|may|could be|maybe|perhaps|probably|used to|once|wonder\w*|not sure|"
    r"supposedly|apparently|rumou?r\w*|according to|tabloids?|press (?:says?|has)|jok\w+)\b|"
    r"\b(?:yeah right|of course she)\b",
    re.IGNORECASE,
)
NOT_SAID = re.compile(
    # Somebody else's taste, or nobody's: "I wouldn't say she's in love with it".
    r"\b(?:wouldn[’']t say|would not say|can[’']t say|not that (?:she|he)|every(?:one| other|body)|"
    r"whole (?:table|room|team)|all the (?:girls|others)|other clients?|most (?:clients|people)|"
    r"magazines?|the press)\b",
    re.IGNORECASE,
)
PAST_FIT = re.compile(r"\btoo (?:tight|loose|big|small|long|short)\b", re.IGNORECASE)
