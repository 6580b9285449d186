package es.sml.connector.parse.decision;

import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;

/** Weighs the evidence that the answers of a form are no enquiry: a survey, an order of parts. */
public final class FormDecision {
  private static final int OF_A_CUSTOMER = 2;
  private static final int OF_A_VEHICLE = 1;
  private static final int LONGEST = 8_000;

  private final Vocabulary vocabulary;

  public FormDecision(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Returns whether the evidence speaks against an enquiry.
   *
   * @param answers lines with a question and its answer
   * @param messages the customer's own words among them
   * @param vehicle true if the customer says something about a vehicle
   */
  public boolean isBusiness(String answers, List<String> messages, boolean vehicle) {
    String text = Letters.start(answers, LONGEST);
    Decision all =
        Decision.of(
            MessageContent.of(
                new MessageContent.Part("text/plain", null, false, DecodedText.whole(text))),
            vocabulary);
    Decision around = all.withoutMessage(messages);
    Decision message = all.ofMessage(messages);
    int customer = OF_A_CUSTOMER + (vehicle ? OF_A_VEHICLE : 0);
    return around.isAgainst(around.supporting() + customer)
        || message.isAgainst(message.supporting() + customer);
  }
}
