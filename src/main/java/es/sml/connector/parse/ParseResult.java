package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.util.List;

/** What a readable message turned out to be; an unreadable one is an exception instead. */
public sealed interface ParseResult {

  /**
   * The leads of a message, or the next of them where it holds very many.
   *
   * @param format name of the format that recognised the message
   * @param leads in the order of the message; at least one, but for the end of a message of very
   *     many
   * @param numbers which entry of the message each lead is, from 1; an entry that is no lead counts
   *     too, so that the others keep their numbers once it can be read
   * @param problems the entries that are no leads (a row without a contact): each with its place
   *     and the reason, without personal data; usually empty
   * @param otherProblems how many more such entries there are
   * @param explanations one for each lead, in their order
   * @param entries how many entries of the message are read now
   * @param goesOn whether the message has more entries, to be read from there
   */
  record Leads(
      String format,
      List<Lead> leads,
      List<Integer> numbers,
      List<String> problems,
      int otherProblems,
      List<Explanation> explanations,
      int entries,
      boolean goesOn)
      implements ParseResult {
    public Leads {
      leads = List.copyOf(leads);
      numbers = List.copyOf(numbers);
      problems = List.copyOf(problems);
      explanations = List.copyOf(explanations);
    }

    /** Whether there is more in the message than one lead. */
    public boolean isSeveral() {
      return leads.size() + problems.size() > 1 || goesOn;
    }

    /** Which entry of the message a lead is, from 1. */
    @SuppressWarnings("ReferenceEquality") // of thousands, each is asked for by itself
    public int number(Lead lead) {
      for (int i = 0; i < leads.size(); i++) {
        if (leads.get(i) == lead) {
          return numbers.get(i);
        }
      }
      return numbers.get(leads.indexOf(lead)); // no two are equal
    }

    /** The lead of a message that holds one. */
    public Lead only() {
      return leads.get(0);
    }
  }

  /**
   * A message that nobody has to answer: an automatic reply, a bounce, a newsletter.
   *
   * @param reason for a person, without personal data
   */
  record NotALead(String reason) implements ParseResult {}
}
