package es.sml.connector.quality;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Measures how well the parser understands messages. The figures may not fall below the recorded
 * ones. With -Dquality.record=true it records the new figures.
 */
class UnderstandingQualityTest {
  private static final Path CORPUS = Path.of("src/test/resources/understanding");
  private static final Path RECORDED = CORPUS.resolve("recorded.tsv");
  private static final Path RECORDED_GENERATED = CORPUS.resolve("recorded-generated.tsv");
  private static final int FEWEST_MESSAGES = 600;
  private static final long SEED = 1;
  private static final int GENERATED = 3_000;

  private final LeadParser parser = LeadParser.load(Path.of("config"), Map.of());

  @Test
  void readsTheCorpusAsWellAsBefore() throws IOException {
    List<ExpectedMessage> corpus =
        List.of(
            JsonMapper.builder()
                .build()
                .readValue(CORPUS.resolve("expected.json").toFile(), ExpectedMessage[].class));
    assertThat(corpus).hasSizeGreaterThanOrEqualTo(FEWEST_MESSAGES);
    QualityTable table = new QualityTable();
    for (ExpectedMessage expected : corpus) {
      table.add(
          expected.kind(), resultOf(expected, Files.readAllBytes(CORPUS.resolve(expected.file()))));
    }
    compare(table, RECORDED);
  }

  @Test
  void readsGeneratedMailsAsWellAsBefore() throws IOException {
    QualityTable table = new QualityTable();
    long seed = Long.getLong("quality.seed", SEED);
    int mails = Integer.getInteger("quality.generated", GENERATED);
    MailGenerator generator = new MailGenerator(seed);
    for (int i = 0; i < mails; i++) {
      MailGenerator.Generated mail = generator.next();
      table.add(mail.expected().kind(), resultOf(mail.expected(), mail.content()));
    }
    if (seed == SEED && mails == GENERATED) {
      compare(table, RECORDED_GENERATED);
    } else {
      System.out.println(table.written()); // other mails than those of the record
    }
  }

  private static void compare(QualityTable table, Path recorded) throws IOException {
    System.out.println(table.written());
    if (Boolean.getBoolean("quality.record")) {
      Files.writeString(recorded, table.written());
    }
    assertThat(table.worseThan(QualityTable.read(recorded))).isEmpty();
  }

  private MessageResult resultOf(ExpectedMessage expected, byte[] content) {
    InboundMessage message =
        aMessage()
            .dealer("autos-norte")
            .channel(InboundMessage.Channel.FILE)
            .name(expected.file().substring(expected.file().indexOf('/') + 1))
            .received(Instant.EPOCH)
            .content(content)
            .build();
    MessageResult result;
    try {
      ParseResult read = parser.parse(message);
      List<Lead> leads = read instanceof ParseResult.Leads found ? found.leads() : List.of();
      result = MessageComparison.compare(expected, leads, leads.isEmpty());
    } catch (UnreadableMessageException e) {
      result = MessageComparison.compare(expected, List.of(), false);
    }
    if (Boolean.getBoolean("quality.verbose") && result.grade() != MessageResult.Grade.RIGHT) {
      System.out.println(
          result.grade()
              + " "
              + expected.file()
              + result.untrue().stream().collect(Collectors.joining("; ", " ", ""))
              + result.gaps().stream().collect(Collectors.joining("; ", " ", "")));
    }
    return result;
  }
}
