"""The shapes of musts: harm, creed and standing orders, in the languages in which they come."""

import re

ANIMAL = (
    r"(?:real |any |animal |exotic |genuine |dyed )*(?:fur|leather|wool|silk|feathers?|down|suede|"
    r"cashmere|angora|mohair|ivory tusks?|skins?|leathers?|animal\w*|nuts?|shellfish|pork|alcohol|"
    r"meat|fish|beef|dairy|gluten|gelatine?|caffeine|perfume|fragrance|scents?|lilies|nickel|latex|"
    r"polyester)"
)
HARM = re.compile(
    # What harms, and what a body cannot do.
    r"^\W{0,3}(?:latex|nickel|peanuts?|nuts|gluten|lactose|shellfish|pollen)\W{0,3}$|"
    r"\bblind\b(?! (?:date|hem|stitch|seam))|\bforbids\b|\b(?:mosque|synagogue|convent|temple|"
    r"church)\b(?=.{0,40}\b(?:cover|no|not|nothing|must)\b)|\bsleeveless \(|\bbefore sunset\b|"
    r"\buntil sun(?:set|down)\b|\bafter sundown\b|\w{0,20}allerg\w*|\bal[eé]rgic[oa]\w*|"
    r"\bintoleran\w*|\bintolér\w*|\bintollerant\w*|\bunverträglich\w*|\bverträgt kein\w*|"
    r"\breacts? (?:badly |terribly )?to\b|\breactions? to\b|\breaction last time\b|\brash(?:es)?\b|"
    r"\bhives\b|\bepi-?pens?\b|\banaphyla\w*|\basthma\w*|\beczema\b|\bpsoriasis\b|\bdermatitis\b|"
    r"\bmigraines?\b|\bepilep\w*|\bsensitive (?:skin|to)\b|\bsensitivity\b|\bskin (?:can[’']?t|"
    r"cannot|won[’']?t) (?:take|bear)\b|\bco?eliac\b|\bgluten[- ]free\b|\blactose\b|\bdiabet\w*|"
    r"\blatex\b(?=.{0,40}\b(?:no|not|never|free|avoid|rash)\b)|\bnickel[- ]free\b|"
    r"\bnickel\b(?=.{0,60}\b(?:no|not|never|free|avoid)\b)|\bbreaks? out in\b|\bswells? up\b|"
    r"\bitch\w*\b(?=.{0,60}\b(?:doctor|avoid|never|badly)\b)|\bcomes? out in\b|\bbrings? (?:her|"
    r"him) out in\b|\b(?:cannot|can[’']?t|unable to|not able to) (?:do|wear|manage|take) (?:any |"
    r"high )?(?:heels|wool|stairs|steps|"
    rf"{ANIMAL})\b|\b(?:cannot|can[’']?t|unable to|not able to) (?:climb|lift|raise|walk|kneel|"
    rf"bend|sit for|stand for|"
    rf"stand long|have (?:any )?{ANIMAL}|eat|drink|tolerate {ANIMAL})\b|\bsince (?:the|her|his|"
    rf"my) (?:op|"
    r"operation|surgery|accident|fall|injury|stroke|fracture|knee|hip)\b|\b(?:bad|broken|"
    r"artificial|new|replaced) (?:hip|knee|back|shoulder|leg|ankle|heart)\b|\bhearing aids?\b|"
    r"\bdeaf\b|\blip-?reads?\b|\barthriti\w*|\bmastectomy\b|\bscars?\b(?=.{0,50}\b(?:cover|hide|"
    r"hidden|show|seen|visible)\w*)|\bclaustrophob\w*|\bchemo\w*|\bpacemaker\b|\bwheelchair\b|"
    r"\bprosthe\w*|\bpregnan\w*|\bstoma\b|\binsulin\b|\bphobi\w*|\blymph\w*|\bvertigo\b|"
    r"\bdoctor (?:says|said|forbids|forbade|has "
    r"forbidden)\b|\bdoctor[’']s orders\b|\bno (?:stairs|steps)\b|\btraces? of\b",
    re.IGNORECASE,
)
CREED = re.compile(
    # Faith, diet, mourning, conviction and superstition.
    r"\bvegan\w*|\bvegetarian\w*|\bpescatarian\w*|\bhalal\b|\bkosher\b|\bmodest\w*|\bhijab\w*|"
    r"\bniqab\b|\bsharia\b|\bramadan\b|\bshabb[ao][ts]\b|\bsabbath\b|\btzniut\b|\btznius\b|"
    r"\bobservant\b|\borthodox\b|\bdevout\b|\breligi\w+|\bfor (?:her|his|my) faith\b|\bher faith\b|"
    r"\bjain\b|\bsikh\b|\bhindu\b|\bmuslim\b|\bjewish\b|\bbuddhist\b|\bmormon\b|\bquaker\b|"
    r"\blent\b(?= |,|\.|:)(?<=Lent)|\bfast(?:s|ing)\b|\bkeeps? the fast\b|\b(?:covers?|covered|"
    r"cover) (?:her|his|the)? ?(?:hair|arms|knees|head|shoulders|elbows|legs)\b|\b(?:hair|arms|"
    r"knees|head|shoulders|elbows|collarbones?)(?: \w+){0,3} covered\b|\bmust be covered\b|"
    r"\b(?:sleeves|hems?|necks|necklines?|cuts?|clothes) (?:past|below|over) the (?:elbow|"
    r"knee)s?\b|\bsober\b|\brecovering\b|\bin recovery\b|\bteetotal\w*|\b(?:doesn[’']?t|does not|"
    r"don[’']?t|do not|never) (?:drinks?|eats?|touch(?:es)?)\b(?! (?:it|that|the dress)\b)|"
    r"\bpeta\b|\bcruelty[- ]free\b|\bmourning\b|\bwidow(?:ed)?\b|\bgrieving\b|\bbereave\w*|"
    r"\blost (?:her|his|my) (?:father|mother|husband|wife|son|daughter|brother|sister|partner|"
    r"child|baby|twin)\b|\bblack only\b|\bonly black until\b|\bsuperstiti\w*|\bbad luck\b|"
    r"\bunlucky\b|\bevil eye\b|\bjinx\w*|\bon principle\b|\bethical\w*|\bfor ethical\b|"
    r"\bconviction\b|\banimal[- ](?:free|rights|derived|products?)\b|\b(?:won[’']?t|will not|"
    r"doesn[’']?t|does not|don[’']?t|do not|never|refuses to|refuses|cannot|can[’']?t|no longer|"
    r"would never|not) (?:ever |even )?(?:wears?|touch(?:es)?|eats?|drinks?|use|have|take|sit on|"
    r"accept|"
    rf"buy)?(?: (?:anything|shoes|bags|coats|clothes))?(?: (?:made (?:from|of)|of|in|with)"
    rf")? ?{ANIMAL}\b",
    re.IGNORECASE,
)
NEVER = re.compile(
    # Orders that hold for good: "never before noon", "no fur, ever", "only through her agent".
    r"\basked (?:us |me )?not to (?:write|call|ring|contact|visit)\b|\b(?:is|are|am) not to "
    r"(?:know|be told|hear|see|find out|be|learn)\b|\baddress(?:ed)? (?:her|him|them|me) as\b|"
    r"\bmust never\b|\bnever be (?!happier|bored|sure)\w+|\bno[- ]one (?:is to|may|must|else)\b|"
    r"(?:^|[.;:!(–-] ?|, ?|\b(?:please|and|but|so) )never,? (?:ever )?(?!in\b|wears?\b|wore\b|"
    r"mind\b|seen\b|heard\b|had\b|been\b|again\b|got\b|thought\b|a dull|did\b|saw\b|met\b|come|"
    r"looked|decides|buys|picks|answers|reads|asked|said|pays|leaves|complain)\w+|\b(?:no|zero|"
    r"without|nothing with|nothing (?:made )?of) (?:real |any |animal |exotic |genuine |dyed "
    r")*(?:fur|leather|wool|silk|feathers?|down|suede|cashmere|angora|mohair|ivory tusks?|skins?|"
    r"leathers?|animal\w*|nuts?|shellfish|pork|alcohol|meat|fish|beef|dairy|gluten|gelatine?|"
    r"caffeine|perfume|fragrance|scents?|lilies|nickel|latex|polyester)\b|\b(?:no|zero) (?:flash |"
    r"more )?(?:press|photo\w*|photographers?|pictures|selfies|publicity|names?|social media|"
    r"paparazzi|voice ?mails?|magnets|flash|strobe|heels|stairs)\b(?! (?:tags?|yet|has|have|so "
    r"far))|\bin any form\b|\bunder no circumstances\b|\bat no time\b|\bnot ever\b|"
    r"\bnon-negotiable\b|\bno exceptions?\b|\bat all times\b|\bwithout exception\b|\bmust (?:not|"
    r"never)\b(?! (?:help|wait|stop|be happier|worry|forget))|\bmustn[’']t (?!worry|forget|"
    r"grumble)|\b(?:should|may|can) (?:not|never) be (?:photographed|told|seen|contacted|called|"
    r"named|mentioned|shown|disturbed|touched|posted|shared)\b|\b(?:do not|don[’']t|dont) (?:ever |"
    r"please )?(?:call|ring|phone|mention|send|write|offer|photograph|show|use|put|seat|contact|"
    r"discuss|say|tell|give|leave|post|text|email|e-mail|touch|disturb|visit|share|wake|press|"
    r"invite|congratulate|compliment|hug|shake|name|publish|ask (?:her|him|about)|bring up|let "
    r"(?:her|him|anyone|the))\b|\bnot a word\b|\b(?:only|always|exclusively|everything|anything|"
    r"all \w+|contact|orders?|invoices?|parcels?|bookings?|requests?|enquiries)\b(?: (?:goes|go|"
    r"comes|must go|has to go|have to go|run|runs|is|are))? ?(?:only |always )?(?:through|via|by "
    r"way of)\b|\bthrough (?:her|his|the|my) (?:agent|pa|assistant|manager|lawyer|office|publicist|"
    r"secretary)(?:[’']s office)? ?(?:only|always|please|first|, never|, always|\.|$)|\b(?:cuts?|"
    r"clothes|sleeves?|necklines?) only\b|\bnot (?:to )?be (?:photographed|mentioned|named|seen|"
    r"told|posted|published|discussed|announced|known)\b|\b(?:strictly )?confidential\w*|"
    r"\bembargo\w*|\bndas?\b|\b(?:must|has to|have to|to|please|strictly|keep it|kept|stay|stays|"
    r"remains?) (?:be |stay |remain |kept? |a )?(?:secret|private|discreet|anonymous|quiet "
    r"about)\b|\b(?:use|through|via|by|at|only) the (?:side|back|mews|rear|staff|service|garage|"
    r"courtyard) (?:door|entrance)\b|\bside (?:door|entrance)\b|\bback (?:door|entrance)\b|\bvery "
    r"private\b|\bprivacy\b|\bnobody (?:touches|is to|may|must|else)\b|\bset foot\b|\bmust not "
    r"(?:hear|know|see|find out)\b|\bno (?:open )?(?:flames?|candles)\b|(?:^|[.;:!–-] ?)always "
    r"(?:sit|stand|ring|call|use|ask|two|through|by|via|enter|book|seat|check|knock|address|have|"
    r"bring|keep|send|write|offer|tell|warn|announce|cc|copy|speak|confirm|remove|wash|test|first|"
    r"a chair)\b|\b(?:lawyer|agent|manager|publicist|pa|assistant|security|bodyguard|guard|husband|"
    r"wife|office|team|label|studio)(?: \w+)? (?:must|has to|have to|needs? to) (?:be|approve|sign|"
    r"see|sweep|clear|check|agree|know|stay|vet|confirm|come|give)\b|\b(?:cannot|can[’']t|can not) "
    r"(?:be (?:photographed|seen|called|contacted|named)|wear)\b|\bnever to be\b|\bno (?:e-?mails?|"
    r"calls|phone calls|texts|visitors|gifts|music|appointments|fittings|deliveries)(?:,? (?:ever|"
    r"at all|please|on|after|between|at (?:home|the house))|[.!]?$)|\bnot on (?:shabbat|sundays?|"
    r"fridays?|saturdays?)\b|\bnever on \w+days?\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    # An allergy that is none.
    r"\b(?:no|not|isn[’']t|aren[’']t|never|without|nor|any|wasn[’']t|hardly) (?:\w+ "
    r"){0,2}(?:allerg\w*|intoleran\w*|vegan|vegetarian|sensitive|pregnant|religious|superstitious|"
    r"in mourning|modest)|\bused to be (?:\w+ )?(?:vegan|vegetarian|allergic|sober)|\bno longer "
    r"(?:a )?(?:vegan|vegetarian|allergic|pregnant|in mourning)|\ballerg\w+ (?:turned out|was) "
    r"(?:false|nothing|wrong)|\bjok\w+\b.*\ballerg|\b(?:allergic|allergy) to (?:the |my |her |his "
    r")?(?:mornings|mondays|queues|waiting|bad|ugly|small talk|work|boring|idiots|compliments|"
    r"deadlines|invoices|him|her|sales|beige|polyester she|bureaucracy|admin|fools|me\b|us\b)",
    re.IGNORECASE,
)
OURS = re.compile(
    # Our own duty, or a thing that happened once, is no rule of theirs.
    r"\b(?:i|we) (?:must|should|can[’']?t|cannot|never|do not|don[’']t|may not)\b|\bdon[’']t "
    r"(?:forget|worry)\b|"
    r"\bnever (?:got|came|saw|arrived|replied|answered|wanted|left|met|complained|stopped|knew|"
    r"fails|failed)\b",
    re.IGNORECASE,
)
OWN_DUTY = re.compile(
    r"\b(?:i|we) (?:must|should)\b|\bdon[’']t (?:forget|worry)\b|"
    r"\bnever (?:got|came|saw|arrived|replied|answered|wanted|left)\b",
    re.IGNORECASE,
)
ME = re.compile(r"\bi (?:cannot|can[’']t|must not|never) (?:wear|eat|drink|be)\b", re.IGNORECASE)
RULED_OUT = re.compile(
    rf"\b{ANIMAL}\b|\b(?:appointments?|fittings?|photo\w*|press|calls?|e-?mails?|biscuits?)\b",
    re.IGNORECASE,
)
