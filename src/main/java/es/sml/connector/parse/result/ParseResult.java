package es.sml.connector.parse.result;

import es.sml.connector.lead.Lead;
import java.util.List;
import java.util.function.UnaryOperator;

/** The result of reading a message. An unreadable message causes an exception instead. */
public sealed interface ParseResult {

  /**
   * The leads of a message, or the next of them if it holds very many.
   *
   * @param format name of the format that recognised the message
   * @param leads in the order of the message; only the last reading of a very long message may have
   *     none
   * @param numbers the entry number of each lead, from 1; entries without a lead count too, so that
   *     numbers stay stable
   * @param problems the entries without a lead, each with its place and reason, without personal
   *     data; usually empty
   * @param otherProblems the number of further such entries
   * @param explanations one for each lead, in their order
   * @param entries the number of entries read so far
   * @param goesOn true if the message has more entries
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

    /** Returns whether the message holds more than one lead. */
    public boolean isSeveral() {
      return leads.size() + problems.size() > 1 || goesOn;
    }

    /** Returns the entry number of a lead, from 1. */
    @SuppressWarnings("ReferenceEquality") // called once for each of thousands of leads
    public int number(Lead lead) {
      for (int i = 0; i < leads.size(); i++) {
        if (leads.get(i) == lead) {
          return numbers.get(i);
        }
      }
      return numbers.get(leads.indexOf(lead)); // no two are equal
    }

    /** Returns the same result with each lead changed. */
    public Leads each(UnaryOperator<Lead> change) {
      return new Leads(
          format,
          leads.stream().map(change).toList(),
          numbers,
          problems,
          otherProblems,
          explanations,
          entries,
          goesOn);
    }

    /** Returns the lead of a message that holds one. */
    public Lead only() {
      return leads.get(0);
    }
  }

  /**
   * A message without an enquiry: an automatic reply, a bounce, a newsletter.
   *
   * @param reason for a person, without personal data
   */
  record NotALead(String reason) implements ParseResult {}
}
