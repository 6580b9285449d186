package es.sml.connector.demo.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The expected outcome of a sample message, as in demo/messages.csv. */
public enum Expectation {
  @JsonProperty("created")
  CREATED("in SML"),
  @JsonProperty("rejected")
  REJECTED("a dead letter: SML rejects it"),
  @JsonProperty("unreadable")
  UNREADABLE("a dead letter: it is unreadable"),
  @JsonProperty("not-a-lead")
  NOT_A_LEAD("received, but no lead"),
  @JsonProperty("duplicate")
  DUPLICATE("dropped: a duplicate");

  private final String words;

  Expectation(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
