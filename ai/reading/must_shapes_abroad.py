"""The shapes of musts in the languages that are not parsed, and whose they are."""

import re

FOREIGN = re.compile(
    # Harm, creed and orders in languages that are not parsed.
    r"\b(?:ne )?support\w+ (?:pas|plus)\b|\bne (?:\w+ |\w[’'])?(?:jamais|pas)\b|\b(?:jamais|"
    r"surtout pas|interdit\w*|"
    r"deuil|enceinte|végan\w*|végét\w*|casher|hallal|sans (?:gluten|alcool|porc|cuir|fourrure|"
    r"laine|lactose)|pas d[e’']|"
    r"pas (?:avant|après|le)|uniquement (?:par|via)|toujours (?:par|passer))"
    r"|\b(?:mai|niente|senza|lutto|incinta|vietat\w+|vegan\w+|vegetarian\w+|celiac\w+|solo "
    r"tramite|sempre tramite|"
    r"non (?:chiam|mang|bev|port|indoss|sopport|scriv|tocc|toller|us|può|vuole|va|deve)\w*)\b"
    r"|\b(?:nunca|jamás|nada de|luto|embarazada|prohibid\w+|vegetarian\w+|celíac\w+|sin (?:lana|"
    r"cuero|piel|seda|gluten|"
    r"alcohol|cerdo|lactosa)|solo (?:por|a través)|siempre (?:por|a través)|no (?:llam|com|beb|"
    r"llev|us|soport|toler|"
    r"escrib|tom|pued|pon|mencion)\w*)\b"
    r"|\b(?:niemals|nie|keinesfalls|auf keinen fall|bitte nicht|kein\w*|verträgt|trauer\w*|"
    r"schwanger\w*|veganer\w*|"
    r"vegetarier\w*|darf nicht|verboten|nur über|immer über|nicht (?:anrufen|vor|erwähnen|zu "
    r"hause|ansprechen))\b"
    r"|\b(?:não (?:us|com|beb|lig|telefon|suport|toler|pod|vest|mencion)\w*|jamais|grávida|sem "
    r"(?:glúten|carne|couro|lã|"
    r"pele|lactose|álcool)|só através|sempre através|nooit|geen (?:leer|bont|wol|zijde|vlees|"
    r"noten))\b"
    r"|アレルギー|過敏|使え(?:ません|ない)|着(?:ません|られ|ない)|食べ(?:ません|られ|ない)|飲(?:みません|めない|まない)|しないで|"
    r"しない(?:こと|よう)|禁止|ダメ|だめ|(?<![A-Za-z])NG(?![A-Za-z])|絶対|必ず|喪中|妊娠|ベジタリアン|ヴィーガン|ビーガン|菜食|ハラル|不可|"
    r"厳禁|避けて|控えて"
    r"|过敏|過敏|不吃|不喝|不穿|不要|不能|不可|切勿|禁|忌|素食|吃素|清真|怀孕|孕妇|守孝|服丧|从不|绝不|千万|别打|别送|只通过|不得"
    r"|حساسية|لا [تي]\w+|أبد|ممنوع|حلال|نباتي\w*|حامل|حداد|صيام|رمضان|محجبة|حجاب|فقط عبر|بدون"
    r"|аллерг\w*|не (?:звон|ест|пь|нос|пис|перенос|беспоко|упомин|предлаг|показ|использ)\w*|"
    r"никогда|нельзя|траур\w*|"
    r"беременн\w*|веган\w*|вегетариан\w*|халял\w*|кошер\w*|без (?:кожи|меха|шерсти|глютена|"
    r"свинины|алкоголя)|"
    r"только через|непереносимост\w*|запрещ\w*"
    r"|알레르기|알러지|절대|금지|채식|할랄|임신|상중|안 (?:먹|마|입)\w*|못 (?:먹|마|입)\w*|"
    r"אלרג\w*|כשר|טבעונ\w*|אסור|לעולם לא|"
    r"alerji\w*|\basla\b|\bhelal\b|\bvejetaryen\b|\bhamile\b",
    re.IGNORECASE,
)
MOURNED = re.compile(
    r"\b(?:deuil|luto|lutto|trauer\w{0,10}) (?:\w{1,5} )?(?:de|por|per|um)\b", re.IGNORECASE
)
"""Where somebody is mourned for: the must is whose the loss is."""
RELATIVE = re.compile(
    # Whose it is in a language that is not parsed.
    r"\b(?:(?:mein|ihr|sein|unser)e?[rmns]? (?:Mann|Frau|Tochter|Sohn|Mutter|Vater|Schwester|"
    r"Bruder|Kind|Freundin|Freund|Nichte|Neffe)|"
    r"(?:mon|ma|son|sa|leur) (?:mari|femme|fille|fils|mère|père|sœur|soeur|frère|enfant|amie?|"
    r"compagnon|compagne|nièce|neveu)|"
    r"(?:mio|mia|suo|sua|il|la) (?:marito|moglie|figlia|figlio|madre|padre|sorella|fratello|"
    r"compagno|compagna|nipote)|"
    r"(?:mi|su) (?:marido|mujer|hija|hijo|madre|padre|hermana|hermano|espos[oa]|novi[oa]|"
    r"cuñad[oa]|sobrin[oa])|"
    r"(?:meu|minha|o seu|a sua|seu|sua) (?:marido|mulher|filha|filho|mãe|pai|irmã|irmão|esposa))\b|"
    r"(?:夫|妻|娘|息子|母|父)(?=は)|(?:她|他)(?:的)?(?:丈夫|妻子|女儿|儿子|母亲|父亲|妈妈|爸爸)|(?:زوج|ابن|والد)\w{0,3}|"
    r"\b(?:её|его|ее|мой|моя) (?:муж|жена|дочь|сын|мать|отец|сестра|брат)",
    re.IGNORECASE,
)
