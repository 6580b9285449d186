package es.sml.connector.demo;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.demo.installation.DemoFiles;
import es.sml.connector.language.ReaderLanguage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/**
 * A sample message of the demo with its expected outcome, a row of demo/messages.csv.
 *
 * @param file the file with its content
 * @param channel mail, queue or file
 * @param expectation created, rejected, unreadable, not-a-lead or duplicate
 * @param leads the number of its leads in SML
 * @param spanish the title in Spanish
 */
public record Sample(
    String file,
    String dealer,
    String channel,
    String expectation,
    int leads,
    String title,
    String spanish) {

  /** Returns all samples, in the order of sending. */
  public static List<Sample> all() throws IOException {
    try (MappingIterator<Sample> rows =
        new CsvMapper()
            .readerFor(Sample.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(DemoFiles.read("messages.csv"))) {
      return rows.readAll();
    }
  }

  byte[] content() throws IOException {
    byte[] content = DemoFiles.read(file);
    if (!channel.equals("mail")) {
      return content;
    }
    // A mail's lines end with CR LF, unlike those of the file.
    String lines = new String(content, StandardCharsets.ISO_8859_1).replace("\n", "\r\n");
    return lines.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns what others see of it: created for each lead, or the kind of its dead letter. */
  List<String> expected() {
    return switch (expectation) {
      case "created" -> Collections.nCopies(leads, expectation);
      case "rejected", "unreadable" -> List.of(expectation);
      default -> List.of();
    };
  }

  String shownTitle() {
    return ReaderLanguage.isSpanish() ? spanish : title;
  }

  String shownChannel() {
    return switch (channel) {
      case "mail" -> say("demo.mail", "mail");
      case "queue" -> say("demo.queue", "queue");
      case "file" -> say("demo.file", "file");
      default -> channel;
    };
  }

  /** Returns the word for an expectation or an outcome. */
  static String word(String outcome) {
    return switch (outcome) {
      case "created" -> say("demo.created", "created");
      case "rejected" -> say("demo.rejected", "rejected");
      case "unreadable" -> say("demo.unreadable", "unreadable");
      case "not-a-lead" -> say("demo.not-a-lead", "not-a-lead");
      default -> say("demo.duplicate", "duplicate");
    };
  }

  static List<String> words(List<String> outcomes) {
    return outcomes.stream().map(Sample::word).toList();
  }
}
