package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mail.MailText;
import es.sml.connector.parse.template.FormatTemplate;
import java.util.Comparator;
import java.util.List;

/**
 * The texts that a mail shows, in the order of the tries. Decides that a mail attached to a
 * forwarding one is read first, with the words of the one who forwards it above.
 */
final class ShownTexts {
  private static final int MOST_PARTS = 10;

  private ShownTexts() {}

  static List<MailText> of(MailDecision mail, LabelDictionary labels) {
    List<MessageContent.Part> parts =
        mail.mail().parts().stream()
            .limit(MOST_PARTS)
            .filter(part -> !part.attachment() && part.contentType().startsWith("text/"))
            .toList();
    if (!MailLines.isForward(mail.mail())) {
      return parts.stream().map(part -> text(mail, part, labels)).toList();
    }
    List<String> comment =
        parts.stream()
            .filter(part -> part.attachedBy() == null)
            .findFirst()
            .map(part -> text(mail, part, labels).above())
            .orElse(List.of());
    return parts.stream()
        .sorted(Comparator.comparing(part -> part.attachedBy() == null))
        .map(
            part ->
                part.attachedBy() == null
                    ? text(mail, part, labels)
                    : text(mail, part, labels).below(comment))
        .toList();
  }

  private static MailText text(
      MailDecision mail, MessageContent.Part part, LabelDictionary labels) {
    return mail.lines(part, FormatTemplate.Place.USUAL, labels).text();
  }
}
