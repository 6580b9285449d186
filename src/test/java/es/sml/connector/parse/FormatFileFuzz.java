package es.sml.connector.parse;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Format files of any bytes: a valid one reads a mail, and the error of an invalid one names it.
 */
@ExtendWith(FuzzRun.class)
class FormatFileFuzz {
  private static final InboundMessage MAIL =
      Messages.mail("Subject: x\n\nNombre: Ana\nTeléfono: 600111222\n");
  private static final FuzzBudget BUDGET =
      new FuzzBudget(
          10_000,
          FuzzBudget.Writer.OPERATOR,
          "name: usual\nconfidence: assumed\nlabels:\n  name: [Nombre]\n  phone: [Teléfono]\n"
              .getBytes(StandardCharsets.UTF_8),
          FormatFileFuzz::read);

  @DictionaryEntries({
    "name: x\\x0a",
    "confidence: assumed\\x0a",
    "extends: usual\\x0a",
    "when:\\x0a  from: ",
    "non-lead:\\x0a  subject: ",
    "subject: '(?P<vehicle>.+)'\\x0a",
    "labels:\\x0a  phone: [Tel\\xc3\\xa9fono]\\x0a",
    "&a [*a, *a]",
    "!!java.lang.String ",
    "- ",
    "(a*)*"
  })
  @FuzzTest
  void isLoadedOrRefused(byte[] file) {
    BUDGET.check(file);
  }

  private static void read(byte[] file) throws IOException {
    Path configuration = Files.createTempDirectory("format-file-fuzz");
    Path formats = Files.createDirectory(configuration.resolve("formats"));
    ShippedVocabulary.linkInto(configuration);
    Path template = Files.write(formats.resolve("a.yaml"), file);
    try {
      LeadParser.load(configuration, Map.of()).parse(MAIL);
    } catch (InvalidFormatFileException | UnreadableMessageException e) {
      if (e.getMessage().isBlank()) {
        throw new AssertionError("no reason", e);
      }
    } finally {
      Files.delete(template);
      Files.delete(formats);
      Files.delete(configuration.resolve("vocabulary"));
      Files.delete(configuration);
    }
  }
}
