package es.sml.connector.cli.parse;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads a dealer's messages from files into one JSON object per lead:
 * {"file","outcome","format","reason","lead":{…},"sml":{…}}.
 */
final class MessageFiles {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final LeadParser parser;
  private final String dealer;
  private final BiFunction<Lead, InboundMessage, ObjectNode> sml;
  private final boolean explain;

  /**
   * Makes a reader for a dealer.
   *
   * @param sml writes the request to SML; null leaves it out
   * @param explain true to add explanations
   */
  MessageFiles(
      LeadParser parser,
      String dealer,
      BiFunction<Lead, InboundMessage, ObjectNode> sml,
      boolean explain) {
    this.parser = parser;
    this.dealer = dealer;
    this.sml = sml;
    this.explain = explain;
  }

  /** Returns at least one object for any file. */
  List<ObjectNode> read(Path file) {
    ObjectNode line = JSON.createObjectNode().put("file", file.toString());
    try {
      InboundMessage message = message(file);
      ParseResult result = parser.parse(message);
      return result instanceof ParseResult.Leads leads
          ? allLines(line, leads, message)
          : List.of(outcome(line, "not-a-lead", ((ParseResult.NotALead) result).reason()));
    } catch (UnreadableMessageException e) {
      return List.of(outcome(line, "unreadable", e.getMessage()));
    } catch (IOException e) {
      return List.of(outcome(line, "unreadable", "the file cannot be read; check its permissions"));
    } catch (RuntimeException | StackOverflowError e) {
      // A bug must not stop the reading of the other files. Its message may quote this file.
      return List.of(outcome(line, "unreadable", "unexpected " + e.getClass().getName()));
    }
  }

  private InboundMessage message(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    return new InboundMessage(
        MessageKey.of(dealer, name, content),
        dealer,
        InboundMessage.Channel.FILE,
        name,
        null,
        Instant.now(),
        content);
  }

  private List<ObjectNode> allLines(
      ObjectNode line, ParseResult.Leads first, InboundMessage message) {
    List<ObjectNode> all = new ArrayList<>(lines(line, first, message));
    ParseProgress progress = ParseProgress.NONE.after(first);
    boolean goesOn = first.goesOn();
    while (goesOn && parser.parse(message, progress) instanceof ParseResult.Leads next) {
      all.addAll(lines(line, next, message));
      progress = progress.after(next);
      goesOn = next.goesOn();
    }
    return all;
  }

  private List<ObjectNode> lines(ObjectNode line, ParseResult.Leads leads, InboundMessage message) {
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < leads.leads().size(); i++) {
      Lead lead = leads.leads().get(i);
      ObjectNode one = line.deepCopy().put("outcome", "lead").put("format", leads.format());
      one.set("lead", JSON.valueToTree(lead));
      if (sml != null) {
        one.set("sml", sml.apply(lead, message));
      }
      if (explain) {
        one.set("explain", JSON.valueToTree(leads.explanations().get(i)));
      }
      lines.add(one);
    }
    for (String problem : leads.problems()) {
      lines.add(outcome(line.deepCopy().put("format", leads.format()), "unreadable", problem));
    }
    if (leads.otherProblems() > 0) {
      String more = leads.otherProblems() + " more entries are not leads";
      lines.add(outcome(line.deepCopy().put("format", leads.format()), "unreadable", more));
    }
    return lines;
  }

  private static ObjectNode outcome(ObjectNode line, String outcome, String reason) {
    return line.put("outcome", outcome).put("reason", reason);
  }
}
