package es.sml.connector.parse.person;

/** A group of words around names, as written in name-words.tsv. */
enum NameWord {
  /** A word within a name: "de", "van". */
  PARTICLE,
  /** A word before a name: "Sra.", "Herr". */
  TITLE,
  /** A word before a name that is a title only with a capital: "Me" of a French lawyer. */
  TITLE_OR_WORD,
  /** An article before a name or a title: "La Montse", "el señor Gil". */
  ARTICLE,
  /** A word of companies, departments and products. */
  COMPANY,
  /** A word of sentences. */
  WORD,
  /** A town or country: "soy Ana de Burgos". */
  PLACE,
  /** A word that a program writes instead of a missing name. */
  PLACEHOLDER,
  /** A word between the words about a customer and the name: "ha llamado el señor". */
  BEFORE_NAME,
  /** A word after María, which may be an initial: "M. Carmen". */
  AFTER_MARIA,
  /** Words before the writer's name: "me llamo". */
  INTRODUCTION,
  /** Words before the writer's name if a colon or a new line follows: "mis datos". */
  DETAILS,
  /** Words before the writer's name or something else: "soy". */
  BEING,
  /** Words above or before the writer's name at the end: "un saludo". */
  CLOSING,
  /** Words before the name of another person: "mensaje de". */
  MENTION,
  /** Words after which hardly anything but a name stands: "un tal". */
  NAMED,
  /** Words after a name at the start of a line: "te ha enviado un mensaje". */
  ACTION,
  /** Words that a mail program adds below a text. */
  DEVICE,
  /** Words between a name and the portal that forwards the mail: "via". */
  RELAY,
  /** Words before the customer for whom the writer asks: "on behalf of my father". */
  BEHALF,
  /** Words before the person to call at a company: "preguntar por". */
  ASKED_FOR,
  /** The office of one who signs for a company: "Maite Gil, customer care". */
  OFFICE
}
