package es.sml.connector.parse.request;

/** A group of single words in sentences, as written in sentence-words.tsv. */
enum SentenceWord {
  /** A word after an amount of money: "euros". */
  AMOUNT,
  /** A word between two cars or two requests. */
  AND,
  /** A definite article. */
  DEFINITE,
  /** An indefinite article, or a word for "my". */
  INDEFINITE,
  /** Another article, which is also another word: "o", "de". */
  ARTICLE,
  /** "How much". */
  HOW_MUCH,
  /** A word of sentences that no name of a car has: "tengo", "que". */
  SPEECH
}
