package es.sml.connector.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A message of the corpus with the lead that a careful person reads in it.
 *
 * @param file below the corpus, such as forms/odd-labels.eml
 * @param outcome of the message
 * @param name of the customer; null if the message has none
 * @param phone its digits; null if there is none
 * @param email null if there is none
 * @param vehicle words of the wanted vehicle; null if none is named
 * @param trade words of the customer's own vehicle; null if none is named
 * @param msg a piece of the customer's own text; null if there is none
 * @param tasks the requests between spaces: SML's task types, or "media:" and a way of contact
 * @param n number of leads
 */
record ExpectedMessage(
    String file,
    Outcome outcome,
    String name,
    String phone,
    String email,
    String vehicle,
    String trade,
    String msg,
    String tasks,
    int n) {
  enum Outcome {
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("none")
    NONE,
    /** A person must see it: a lead and an unreadable message are both right. */
    @JsonProperty("lead-or-human")
    LEAD_OR_HUMAN
  }

  String kind() {
    return file.substring(0, file.indexOf('/'));
  }

  List<String> requests() {
    return tasks == null ? List.of() : List.of(tasks.split(" "));
  }
}
