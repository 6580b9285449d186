package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The leads of a message while a format reads it, and why its other entries are none. Of very many
 * only the next are kept: those before them were kept by an earlier reading of the message.
 */
final class FoundLeads {
  /** How many leads one reading keeps: they are enqueued together. */
  static final int AT_ONCE = 500;

  /** How many entries one reading looks at, so that it ends soon even if few of them are leads. */
  static final int MOST_ENTRIES = 5_000;

  /** More are only counted, as a text of each would fill the memory. */
  static final int MOST_PROBLEMS = 1_000;

  static final String NOT_ENOUGH = "no phone, no e-mail, and no name with a request";
  private static final String DAMAGED =
      "El mensaje llegó dañado: se han quitado caracteres ilegibles y puede faltar alguna letra";

  private final String format;
  private final String recognised;
  private final int before;
  private final boolean damaged;
  private final List<Lead> leads = new ArrayList<>();
  private final Set<Lead> known = new HashSet<>();
  private final List<Explanation> explanations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int otherProblems;
  private final List<Integer> numbers = new ArrayList<>();
  private Lead first;
  private int entries;
  private boolean goesOn;

  /**
   * Nothing found yet.
   *
   * @param recognised why the message is taken for this format, for a person
   * @param content of the message
   */
  FoundLeads(String format, String recognised, MessageContent content) {
    this.format = format;
    this.recognised = recognised;
    this.before = content.entriesBefore();
    this.damaged = content.isDamaged();
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
    add(lead, explanation, damaged);
  }

  /**
   * Takes an entry that is a lead, unless it is there already.
   *
   * @param incomplete whether characters of this entry were lost
   */
  void add(LeadDraft draft, boolean incomplete) {
    add(draft.toLead(), new Explanation(recognised, draft.origins().fields()), incomplete);
  }

  private void add(Lead lead, Explanation explanation, boolean incomplete) {
    if (isNext() && isNew(lead) && entries > before) {
      leads.add(incomplete ? lead.withNote(DAMAGED) : lead);
      numbers.add(entries);
      explanations.add(explanation);
    }
  }

  // Most messages hold one lead, which needs no hash.
  private boolean isNew(Lead lead) {
    if (first == null) {
      first = lead;
      return true;
    }
    known.add(first);
    return known.add(lead);
  }

  /** Passes over an entry that was there already. */
  void again() {
    isNext();
  }

  void problem(String place, String reason) {
    if (!isNext() || entries <= before) {
      return;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(place + ": " + reason);
    } else {
      otherProblems++;
    }
  }

  /** Which entry of the message the next one is, from 1. */
  int next() {
    return entries + 1;
  }

  /** Whether an earlier reading has had the next entry, which then counts without being read. */
  boolean skips() {
    return entries < before && isNext();
  }

  /** Whether the next entry, which there is, is for a later reading. */
  boolean isFull() {
    goesOn |= leads.size() == AT_ONCE || entries - before >= MOST_ENTRIES;
    return goesOn;
  }

  /** Whether an entry was found that is for a later reading. */
  boolean goesOn() {
    return goesOn;
  }

  private boolean isNext() {
    ParseThread.step();
    entries += isFull() ? 0 : 1;
    return !goesOn;
  }

  /** Whether there is no lead in the message, as far as it has been read by anyone. */
  boolean isEmpty() {
    return leads.isEmpty() && before == 0;
  }

  /**
   * What was found.
   *
   * @param what names the kind of message in the reason, as "the ADF"
   * @throws UnreadableMessageException if there is no lead
   */
  ParseResult.Leads orUnreadable(String what) {
    if (entries < before) {
      throw new UnreadableMessageException(
          what + " has " + entries + " entries, and had more: replay it, to have it read again");
    }
    if (isEmpty()) {
      throw new UnreadableMessageException(
          problems.isEmpty() ? what + " holds no lead" : what + ", " + problems.get(0));
    }
    return new ParseResult.Leads(
        format, leads, numbers, problems, otherProblems, explanations, entries, goesOn);
  }
}
