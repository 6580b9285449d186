package es.sml.connector.parse.car.detail;

/** A group of words around the names of cars, as written in car-words.tsv. */
public enum CarWord {
  /** An article or a like word before a car's name. */
  ARTICLE,
  /** The same, where a capital letter proves no name: German nouns, common idioms. */
  WEAK_ARTICLE,
  /** A word before the name of a street, a town or a person. */
  PLACE,
  /** A word after the name of a street. */
  STREET,
  /** A word before the name of a dealer. */
  DEALER,
  /** A word after the name of a company. */
  COMPANY,
  /** A word between such a word and the name. */
  LINK,
  /** The end of an internet name. */
  DOMAIN,
  /** A word between a make and its model. */
  BEFORE_MODEL,
  /** A word after a number that belongs to the rest of a sentence: "5 de". */
  OF,
  /** A word that no version contains, even in capital letters. */
  ORDINARY,
  /** A word between a car and its year, price or kilometres. */
  BEFORE_FACT,
  /** A unit of money. */
  MONEY,
  /** A unit of distance. */
  DISTANCE,
  /** Another word after a number that is an amount. */
  COUNTED,
  /** A unit of an engine's power. */
  POWER,
  /** The letters after the digits of a version: "220d". */
  CODE_END,
  /** Letters before a number that is no version. */
  NO_CODE
}
