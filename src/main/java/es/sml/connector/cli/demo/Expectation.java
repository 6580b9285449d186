package es.sml.connector.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What must become of a sample message, as demo/messages.csv writes it. */
enum Expectation {
  @JsonProperty("created")
  CREATED("in SML"),
  @JsonProperty("rejected")
  REJECTED("a dead letter: SML refuses it"),
  @JsonProperty("unreadable")
  UNREADABLE("a dead letter: no lead can be read in it"),
  @JsonProperty("not-a-lead")
  NOT_A_LEAD("taken in, and nothing more"),
  @JsonProperty("duplicate")
  DUPLICATE("dropped: the same message came before");

  private final String words;

  Expectation(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
