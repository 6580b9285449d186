package es.sml.connector.parse.format;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailDecisionTest {
  private static final LabelDictionary LABELS =
      new LabelDictionary(Map.of(), LabelWords.none(), LayoutWords.NONE);

  private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("config/vocabulary"));

  @Test
  void readsTheLinesOfAPartOnce() {
    MailDecision mail = decision("<p>Nombre: Ana</p>");
    MessageContent.Part part = mail.mail().parts().get(0);

    mail.phrases().own();
    MailLines lines = mail.lines(part, FormatTemplate.Place.USUAL, LABELS);

    assertThat(lines.readings().get(0)).containsExactly("Nombre: Ana");
    assertThat(mail.lines(part, FormatTemplate.Place.USUAL, LABELS)).isSameAs(lines);
  }

  @Test
  void keepsNoLinesOfALargeMessage() {
    MailDecision mail = decision("<p>" + "Nombre: Ana\n".repeat(MailLines.LONGEST_TEXT / 10));
    MessageContent.Part part = mail.mail().parts().get(0);

    assertThat(mail.lines(part, FormatTemplate.Place.USUAL, LABELS))
        .isNotSameAs(mail.lines(part, FormatTemplate.Place.USUAL, LABELS));
  }

  private static MailDecision decision(String html) {
    return new MailDecision(
        MessageContent.of(
            new MessageContent.Part("text/html", null, false, DecodedText.whole(html))),
        VOCABULARY);
  }
}
