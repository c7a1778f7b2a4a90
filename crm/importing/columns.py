"""What the columns of other programs hold, by their headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db import folding

FIELDS = (
    "Name", "First name", "Middle name", "Last name", "Title", "Suffix", "Company", "E-mail",
    "Phone", "Other emails", "Other phones", "Stage", "Notes", "Birthday", "Date", "Address",
    "Labels", "Tags", "Assistant", "Opted out", "Opted in", "Follow-up",
    "Amount", "Spent", "Orders", "Deleted", "Label", "Text of a note",
    "Day of a note", "Whose note", "Line of the notes", "Leave out",
)  # fmt: skip
"""What a column may be."""

CHOSEN = (*FIELDS[: FIELDS.index("Deleted")], "Line of the notes", "Leave out")
"""What a rep may say that a column is."""

_KNOWN = {
    "Name": "name fullname nomprenom prenomnom nometprenom nomcomplet nombrecompleto contactname "
    "client cliente clientname customer customername kunde kundin nomecompleto nomcognoms",
    "First name": "firstname givenname vorname prenom nombre nome first forename",
    "Middle name": "middlename additionalname weiterevornamen secondname middle",
    "Last name": "lastname familyname surname nachname nom apellido apellidos cognome last",
    "Title": "nameprefix salutation anrede civilite prefix tratamiento title honorific",
    "Suffix": "namesuffix suffix",
    "Company": "company organizationname organization1name organization organisation firma societe "
    "empresa accountname associatedcompany azienda entreprise defaultaddresscompany companyname",
    "E-mail": "email mail emailaddress emailadresse courriel correo correoelectronico email1value "
    "email2value email3value email1address email2address email3address secondaryemail "
    "additionalemailaddresses emailprimary primaryemail workemail homeemail email2adresse "
    "email3adresse adressemail posta indirizzoemail emailaddress2 email2",
    "Phone": "phone phonenumber telephone tel telefon telefono telefonnummer phone1value "
    "phone2value phone3value phone4value mobile mobilephone mobilephonenumber mobiltelefon handy "
    "portable cell cellphone cellulare movil gsm businessphone businessphone2 homephone homephone2 "
    "otherphone primaryphone companymainphone telefongeschaftlich telefonprivat workphone mobil "
    "defaultaddressphone carphone whatsapp",
    "Other emails": "otheremails",
    "Other phones": "otherphones",
    "Stage": "stage lifecyclestage",
    "Notes": "notes note notizen remarques remarque description notesaboutcontact comments comment "
    "commentaires notas bemerkungen bemerkung remarks",
    "Birthday": "birthday birthdate dateofbirth geburtstag geburtsdatum neele datedenaissance dob "
    "cumpleanos fechadenacimiento datadinascita anniversaire",
    "Date": "anniversary jahrestag dernierachat lastpurchase lastactivity lastactivitydate "
    "connectedon lastorderdate firstpurchase ultimacompra letzterkauf",
    "Labels": "labels groupmembership categories kategorien tags tag categorias",
    "Assistant": "assistantsname assistantname assistantsphone assistantphone assistent",
    "Opted out": "unsubscribedfromallemail emailoptout hasoptedoutofemail optedout optout "
    "donotemail unsubscribed emailopted donotcontact",
    "Opted in": "acceptsemailmarketing acceptsmarketing emailmarketingconsent subscribed "
    "emailsubscribed newsletter emailoptin",
    "Follow-up": "nextfollowup followupdate",
    "Amount": "montant amount betrag importe importo",
    "Spent": "totalspent totalspend spend",
    "Orders": "totalorders orderscount orders",
    "Deleted": "isdeleted deleted",
    "Text of a note": "notebody",
    "Day of a note": "activitydate",
    "Whose note": "associatedcontact",
    "Leave out": "photo fileas displayname priority private privat sensitivity createdate "
    "createdtime createddate email1type emailtype email2type email3type emailtyp email2typ "
    "email1displayname email2displayname email3displayname emaildisplayname emailangezeigtername "
    "email2angezeigtername directoryserver taxexempt language initials modifiedtime "
    "lastmodifieddate activityassignedto timezone",
}  # fmt: skip
_FIELD = {key: field for field, keys in _KNOWN.items() for key in keys.split()}
_ID = re.compile(r"(?:^|[ ._])ids?$", re.IGNORECASE)
_CAMEL_ID = re.compile(r"[a-z]Ids?$")
_PAIR = re.compile(r"^(.{1,40}\d) - (Label|Type|Value|Name|Title|Formatted)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"address|street|city|zip|postal|province|country|region|strasse|\bort\b|plz|ville|ciudad|"
    r"postleitzahl|codepostal|adresse|pobox|direccion|indirizzo",
)
_FAX = re.compile(r"fax", re.IGNORECASE)
_OWN = {"Sentiment", "Last contact", "Spent (€)", "Purchases"}
"""What our own export computes, and no import takes."""
_SENSE = {
    "taille": "Size",
    "grosse": "Size",
    "size": "Size",
    "talla": "Size",
    "dernierachat": "Last purchase",
    "jahrestag": "Anniversary",
    "partner": "Spouse",
    "kategorien": "Categories",
    "labels": "Labels",
    "groupmembership": "Labels",
}
"""Headers as the readers of notes know them."""


@dataclass(frozen=True)
class Column:
    """A column with what it holds; `pair` names the columns of one value and its label."""

    header: str
    field: str
    label: str
    rank: int = 5
    pair: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the header alone says what it holds."""
        return self.field != "Line of the notes"


def understand(headers: Sequence[str]) -> list[Column]:
    """What each column holds, as far as its header says."""
    columns = [_column(header.strip()) for header in headers]
    fields = {column.field for column in columns}
    if fields >= {"First name"} or fields >= {"Last name"}:
        columns = [_instead(each, "Name", "Leave out") for each in columns]
    if not fields & {"First name", "Last name", "Name"}:
        return columns
    names = {column.header for column in columns}
    if {"Stage", "Sentiment", "Last contact"} <= names:
        columns = [_of_own_export(each) for each in columns]
    return columns


def _of_own_export(column: Column) -> Column:
    if column.header in _OWN:
        return Column(column.header, "Leave out", column.label)
    return Column("Tags", "Tags", "Tags") if column.header == "Tags" else column


def _instead(column: Column, field: str, other: str) -> Column:
    return Column(column.header, other, column.label) if column.field == field else column


def _column(header: str) -> Column:
    key = "".join(each for each in folding.squeezed(header) if each.isalnum())
    if pair := _PAIR.match(header):
        return _paired(header, pair[1], pair[2].lower())
    field = _FIELD.get(key, "")
    if not field:
        if _ID.search(header) or _CAMEL_ID.search(header):
            field = "Leave out"
        elif _ADDRESS.search(key) and not _FAX.search(key):
            field = "Address"
        else:
            field = "Line of the notes"
    label = _SENSE.get(key) or _worded(header)
    return Column(header, field, label, _rank(key))


def _paired(header: str, pair: str, part: str) -> Column:
    """Google's "Phone 1 - Label" and "Phone 1 - Value"."""
    kind = pair.rstrip("0123456789 ").lower().replace("-", "")
    if part in ("label", "type"):
        return Column(header, "Label", pair, pair=pair)
    if part in ("value", "name"):
        field = {"email": "E-mail", "phone": "Phone", "organization": "Company", "event": "Date"}
        return Column(header, field.get(kind, "Line of the notes"), pair.rstrip(" 1"), pair=pair)
    if part == "formatted":
        return Column(header, "Address", pair, rank=0)
    return Column(header, "Line of the notes", "Title" if part == "title" else pair)


def _rank(key: str) -> int:
    if "primary" in key:
        return 0
    if any(word in key for word in ("mobil", "cell", "handy", "portable", "movil", "gsm")):
        return 1
    if "default" in key or key.endswith(("2", "3")) or "secondary" in key or "additional" in key:
        return 7
    return 4 if any(word in key for word in ("business", "home", "geschaft", "other")) else 3


def _worded(header: str) -> str:
    """A header as the label of a line: "first_purchase" as "First purchase", "Née le" as "Née"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header.replace("_", " ")).strip(" :")
    words = re.sub(r" (?:le|am|el|il)$", "", words)
    return words[:1].upper() + words[1:]
