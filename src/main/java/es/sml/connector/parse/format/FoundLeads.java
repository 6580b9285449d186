package es.sml.connector.parse.format;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.result.ParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the leads of a message and the reasons of its other entries. Decides how many leads one
 * reading takes, and which entries are duplicates. A later reading takes the rest of a very long
 * message.
 */
public final class FoundLeads {
  /** The most leads of one reading. They are enqueued together. */
  public static final int AT_ONCE = 500;

  /** The most entries of one reading, so that it ends soon even if few of them are leads. */
  static final int MOST_ENTRIES = 5_000;

  /** Further reasons are only counted, because their texts would fill the memory. */
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
   * Creates an empty collection.
   *
   * @param recognised the reason for this format, for a person
   * @param content of the message
   */
  public FoundLeads(String format, String recognised, MessageContent content) {
    this.format = format;
    this.recognised = recognised;
    this.before = content.entriesBefore();
    this.damaged = content.isDamaged();
  }

  /**
   * Adds an entry that a dealer can act on, unless it is a duplicate; else records the reason.
   *
   * @param place of the entry in the message, such as "row 3"
   */
  public void add(String place, LeadDraft draft) {
    if (draft.isEnough()) {
      add(draft);
    } else {
      problem(place, NOT_ENOUGH);
    }
  }

  /** Adds an entry that is a lead, unless it is a duplicate. */
  public void add(LeadDraft draft) {
    add(draft.toLead(), new Explanation(recognised, draft.origins().fields()));
  }

  /** Adds a lead unless it is a duplicate. */
  public void add(Lead lead, Explanation explanation) {
    add(lead, explanation, damaged);
  }

  /**
   * Adds an entry that is a lead, unless it is a duplicate.
   *
   * @param incomplete true if characters of this entry were lost
   */
  public void add(LeadDraft draft, boolean incomplete) {
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

  /** Skips a duplicate entry. */
  public void skipDuplicate() {
    isNext();
  }

  public void problem(String place, String reason) {
    if (!isNext() || entries <= before) {
      return;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(place + ": " + reason);
    } else {
      otherProblems++;
    }
  }

  /** Returns the number of the next entry in the message, from 1. */
  public int next() {
    return entries + 1;
  }

  /** Returns whether an earlier reading had the next entry, and then counts it without reading. */
  public boolean skips() {
    return entries < before && isNext();
  }

  /** Returns whether a later reading must take the next entry. */
  public boolean isFull() {
    goesOn |= leads.size() == AT_ONCE || entries - before >= MOST_ENTRIES;
    return goesOn;
  }

  /** Returns whether an entry is left for a later reading. */
  public boolean goesOn() {
    return goesOn;
  }

  private boolean isNext() {
    ParseThread.step();
    entries += isFull() ? 0 : 1;
    return !goesOn;
  }

  /** Returns whether no reading has found a lead in the message so far. */
  public boolean isEmpty() {
    return leads.isEmpty() && before == 0;
  }

  /**
   * Returns the result.
   *
   * @param what the kind of message for the reason, such as "the ADF"
   * @throws UnreadableMessageException if there is no lead
   */
  public ParseResult.Leads orUnreadable(String what) {
    if (entries < before) {
      throw new UnreadableMessageException(
          what
              + " has "
              + entries
              + " entries, and had more at the first reading; replay the message");
    }
    if (isEmpty()) {
      throw new UnreadableMessageException(
          problems.isEmpty() ? what + " holds no lead" : what + ", " + problems.get(0));
    }
    return new ParseResult.Leads(
        format, leads, numbers, problems, otherProblems, explanations, entries, goesOn);
  }
}
