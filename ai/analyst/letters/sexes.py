"""Whose a first name is in the languages that greet a lady and a gentleman apart."""

from ai.reading.lexicon import words_of

_OF_HER = words_of("""
    ulrike anneliese annemarie liselotte marlene
    simone dagmar antje wiebke solveig
    maren karin agnès maite nieves adele
    alice amélie anne anne-marie annette astrid aurélie béatrice beatrice beatriz belén bénédicte
    bérengère berit bernadette birgit brigitte carmen catherine cécile céline charlotte chloé
    christine claire clémence clotilde colette consuelo corinne delphine dolores dorothea edith
    elfriede elisabeth élise elizabeth elke éléonore emily erika esther esperanza estelle ester
    eugénie eve fabienne felicity florence françoise frederike friederike gabrielle geneviève
    gerlinde gertrud ghislaine gisela giselle grace gretchen gudrun hannelore heidi heike helen
    hélène helene hildegard inés inès ines ingeborg ingrid irene iris isabel isabelle jacqueline
    jane jeanne jennifer joséphine judith juliette katharine käthe kirsten lieselotte lourdes
    louise lucie lucy madeleine manon margaret margarete margot marguerite marie marie-claude
    marie-louise marion marisol martine mathilde mechthild mercedes michèle mireille monique
    montserrat nadine nathalie noémie odette odile ottilie pénélope petra philippine pilar
    raquel régine renate rocío rosemarie ruth sabine sarah séverine sibylle sidonie silke
    solange solène sophie soledad susan susanne suzanne sylvie theresa thérèse trude ursel ute
    valérie véronique victoire vivienne waltraud yvonne zoé
""")
_OF_HIM = words_of("""
    adrien albert alberto alessandro alexandre alexander alfred álvaro anselm anselmo antoine anton
    armand arnaud arthur august augustin axel baptiste bastien benedikt benoît bernard bernhard
    bertrand bruno carl césar charles christian christophe clemens clément constantin cyril cédric
    damien daniel daniele dario david denis detlef didier diego dieter dietrich dirk edmond
    eduardo édouard eduard egon emil emmanuel enrique enzo erich ernst étienne eugène fabien
    fabrice felipe felix fernand ferdinand fiete françois franz frederik friedrich fritz gabriel
    gaël gaston georg georges gérard gerd gerhard germain ghislain giacomo gilles giovanni giuseppe
    gottfried grégoire guillaume gunther günter gustav guy hans harald hartmut hector heinrich
    heinz helmut henri henrik henry herbert hermann holger horst hubert hugo ignace ignacio jacques
    jan javier jean-pierre jean-luc jens jérôme joachim joaquín jochen johannes jonas jorge josé
    josef joseph juan jules julien jürgen karl karl-heinz klaus konrad kurt laurent léon leopold
    lorenz louis loïc luc lucien ludovic ludwig luis lukas lutz manfred manuel marc marcel markus
    martin mathieu matthias maurice maxime michel miguel moritz nicolas niklas norbert olivier
    oskar othmar pascal patrice paul peter philippe pierre quentin rafael rainer ralf raoul
    raphaël rémi rené reinhard robert roland rolf romain rudolf rüdiger sébastien sepp serge
    siegfried stefan stéphane sven théo theo thibault thierry thomas till tobias tristan ulrich uwe
    valentin viktor vincent volker walter werner wilhelm winfried wolfgang wolfram xavier yann
    yves
""")
_NOT_BY_ENDING = words_of("luca andrea nicola mattia elia joshua ezra noa consuelo rosario")
_BY_ENDING = {"a": "f", "o": "m"}


def is_given(name: str) -> bool:
    """Whether a word is known as a first name."""
    return name.lower() in _OF_HER | _OF_HIM


def sex_of_name(given: str) -> str:
    """The sex that goes with a first name, f or m; "" where both bear it, or it is not known."""
    first = given.split(" ")[0].lower()
    if first in _OF_HER or first in _OF_HIM:
        return "f" if first in _OF_HER else "m"
    if first in _NOT_BY_ENDING or len(first) < 4:
        return ""
    return _BY_ENDING.get(first[-1:], "")
