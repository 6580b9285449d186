package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The leads of a message while a format reads it, and why its other entries are none. */
final class FoundLeads {
  static final String NOT_ENOUGH = "no phone, no e-mail, and no name with a request";

  private final String format;
  private final String recognised;
  private final List<Lead> leads = new ArrayList<>();
  private final Set<Lead> known = new HashSet<>();
  private final List<Explanation> explanations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private int entries;

  /**
   * Nothing found yet.
   *
   * @param recognised why the message is taken for this format, for a person
   */
  FoundLeads(String format, String recognised) {
    this.format = format;
    this.recognised = recognised;
  }

  /**
   * Takes an entry if somebody could act on it, unless it is there already; else says why not.
   *
   * @param place of the entry in the message, as "row 3"
   */
  void add(String place, LeadDraft draft) {
    if (draft.isEnough()) {
      add(draft);
    } else {
      problem(place, NOT_ENOUGH);
    }
  }

  /** Takes an entry that is a lead, unless it is there already. */
  void add(LeadDraft draft) {
    add(draft.toLead(), new Explanation(recognised, draft.origins().fields()));
  }

  /** Takes a lead unless it is there already. */
  void add(Lead lead, Explanation explanation) {
    ParseThread.step();
    entries++;
    if (leads.isEmpty() || isNew(lead)) {
      leads.add(lead);
      numbers.add(entries);
      explanations.add(explanation);
    }
  }

  // Most messages hold one lead, which needs no hash.
  private boolean isNew(Lead lead) {
    known.add(leads.get(0));
    return known.add(lead);
  }

  void problem(String place, String reason) {
    ParseThread.step();
    entries++;
    problems.add(place + ": " + reason);
  }

  boolean isEmpty() {
    return leads.isEmpty();
  }

  /** The first entry that is no lead, and why; that text if there is no entry at all. */
  String firstProblem(String none) {
    return problems.isEmpty() ? none : problems.get(0);
  }

  /**
   * What was found.
   *
   * @param what names the kind of message in the reason, as "the ADF"
   * @throws UnreadableMessageException if there is no lead
   */
  ParseResult.Leads orUnreadable(String what) {
    if (leads.isEmpty()) {
      throw new UnreadableMessageException(
          problems.isEmpty() ? what + " holds no lead" : what + ", " + problems.get(0));
    }
    return new ParseResult.Leads(format, leads, numbers, problems, explanations);
  }
}
