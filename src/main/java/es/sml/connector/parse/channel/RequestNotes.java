package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.form.UrlEncodedFormat;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The notes of the request that brought a message: its page, its campaign and the door's notes.
 * They replace the notes of the form's technical fields.
 */
public final class RequestNotes {
  private static final String CAMPAIGN = "utm_";
  private static final int LONGEST = 500;
  private static final int MOST_PARAMETERS = 100;
  private static final int MOST_OF_CAMPAIGN = 10;

  private final List<String> notes = new ArrayList<>();
  private final Set<String> technical = new HashSet<>();

  private RequestNotes() {}

  /** Returns the notes; none if no request brought the message, or if its leads have them. */
  public static RequestNotes of(InboundMessage message) {
    RequestNotes notes = new RequestNotes();
    boolean split = CanonicalLeadFormat.CONTENT_TYPE.equals(message.contentType());
    if (message.request() != null && !split) {
      notes.read(json(message.request()));
    }
    return notes;
  }

  public ParseResult addTo(ParseResult result) {
    boolean nothing = notes.isEmpty() && technical.isEmpty();
    return result instanceof ParseResult.Leads leads && !nothing
        ? leads.each(lead -> lead.withOnlyNotes(said(lead.notes())).withNotes(notes))
        : result;
  }

  private List<String> said(List<String> own) {
    return own.stream().filter(note -> !isTechnical(note)).toList();
  }

  private boolean isTechnical(String note) {
    int colon = note.indexOf(": ");
    return colon > 0
        && note.length() < colon + LONGEST
        && technical.contains(label(note.substring(0, colon)));
  }

  // The notes of a form have spaces in place of underscores.
  private static String label(String name) {
    return name.replace('_', ' ');
  }

  private void read(JsonNode request) {
    String page = text(request, "referer");
    add("Página web: ", page.isBlank() ? text(request, "origin") : page);
    add("Campaña web: ", campaign(text(request, "query")));
    request.path("technical").forEach(name -> technical.add(label(name.asText())));
    text(request, "notes").lines().forEach(note -> add("", note));
  }

  private void add(String label, String value) {
    String line = LeadDraft.oneLine(value);
    if (!line.isEmpty()) {
      notes.add(label + Letters.start(line, LONGEST));
    }
  }

  private static String campaign(String query) {
    List<String> said = new ArrayList<>();
    for (String pair : UrlEncodedFormat.AMPERSAND.split(query, MOST_PARAMETERS)) {
      int equals = pair.indexOf('=');
      boolean campaign = pair.startsWith(CAMPAIGN) && equals > 0 && equals + 1 < pair.length();
      if (campaign && said.size() < MOST_OF_CAMPAIGN) {
        said.add(
            UrlEncodedFormat.decoded(pair.substring(0, equals))
                + "="
                + UrlEncodedFormat.decoded(pair.substring(equals + 1)));
      }
    }
    return String.join(", ", said);
  }

  private static String text(JsonNode request, String name) {
    return request.path(name).isTextual() ? request.get(name).asText() : "";
  }

  private static JsonNode json(String request) {
    try {
      return LeadJson.read(request);
    } catch (UnreadableMessageException e) {
      return MissingNode.getInstance(); // the notes are less than the lead
    }
  }
}
