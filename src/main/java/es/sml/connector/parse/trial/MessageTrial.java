package es.sml.connector.parse.trial;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads a message into one JSON object per lead:
 * {"outcome","format","reason","lead":{…},"sml":{…},"explain":{…}}.
 */
public final class MessageTrial {
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final LeadParser parser;
  private final BiFunction<Lead, InboundMessage, ObjectNode> sml;
  private final boolean explain;

  /**
   * Makes a trial.
   *
   * @param sml writes the request to SML; null leaves it out
   * @param explain true to add explanations
   */
  public MessageTrial(
      LeadParser parser, BiFunction<Lead, InboundMessage, ObjectNode> sml, boolean explain) {
    this.parser = parser;
    this.sml = sml;
    this.explain = explain;
  }

  /** Returns at least one object for any message. */
  public List<ObjectNode> read(InboundMessage message) {
    try {
      ParseResult result = parser.parse(message);
      return result instanceof ParseResult.Leads leads
          ? allLeads(leads, message)
          : List.of(outcome("not-a-lead", ((ParseResult.NotALead) result).reason()));
    } catch (UnreadableMessageException e) {
      return List.of(unreadable(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A bug must not stop the reading of other messages. Its text may quote this message.
      return List.of(unreadable("unexpected " + e.getClass().getName()));
    }
  }

  /** Returns the object of a message that cannot be read. */
  public static ObjectNode unreadable(String reason) {
    return outcome("unreadable", reason);
  }

  private List<ObjectNode> allLeads(ParseResult.Leads first, InboundMessage message) {
    List<ObjectNode> all = new ArrayList<>(leads(first, message));
    ParseProgress progress = ParseProgress.NONE.after(first);
    boolean goesOn = first.goesOn();
    while (goesOn && parser.parse(message, progress) instanceof ParseResult.Leads next) {
      all.addAll(leads(next, message));
      progress = progress.after(next);
      goesOn = next.goesOn();
    }
    return all;
  }

  private List<ObjectNode> leads(ParseResult.Leads leads, InboundMessage message) {
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < leads.leads().size(); i++) {
      Lead lead = leads.leads().get(i);
      ObjectNode one = withFormat(leads.format(), "lead");
      one.set("lead", JSON.valueToTree(lead));
      if (sml != null) {
        one.set("sml", sml.apply(lead, message));
      }
      if (explain) {
        one.set("explain", JSON.valueToTree(leads.explanations().get(i)));
      }
      all.add(one);
    }
    for (String problem : leads.problems()) {
      all.add(withFormat(leads.format(), "unreadable").put("reason", problem));
    }
    if (leads.otherProblems() > 0) {
      all.add(
          withFormat(leads.format(), "unreadable")
              .put("reason", leads.otherProblems() + " more entries are not leads"));
    }
    return all;
  }

  private static ObjectNode withFormat(String format, String outcome) {
    return JSON.createObjectNode().put("outcome", outcome).put("format", format);
  }

  private static ObjectNode outcome(String outcome, String reason) {
    return JSON.createObjectNode().put("outcome", outcome).put("reason", reason);
  }
}
