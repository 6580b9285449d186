package es.sml.connector.parse;

import java.util.List;
import java.util.Optional;

/** A mail that a person wrote in sentences, without labels. */
final class ProseFormat implements LeadFormat {
  private static final int MOST_PARTS = 10;

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final UnlabelledReader unlabelled;
  private final ContactGaps contacts;
  private final NameGap names;
  private final MailAddresses addresses;

  ProseFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.contacts = new ContactGaps(vocabulary);
    this.names = new NameGap(vocabulary.people(), labels);
    this.addresses = vocabulary.contacts().addresses();
  }

  @Override
  public String name() {
    return "prose";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return read(new MailDecision(content, vocabulary));
  }

  @Override
  public Optional<ParseResult> read(MailDecision mail) {
    MessageContent content = mail.mail();
    if (!content.mail()) {
      return Optional.empty();
    }
    Decision decision = mail.get();
    if (decision.isBroadcast()) {
      return Optional.empty();
    }
    int parts = Math.min(content.parts().size(), MOST_PARTS);
    for (MessageContent.Part part : content.parts().subList(0, parts)) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        MailText text = MailLines.of(part, content, FormatTemplate.Place.USUAL, labels).text();
        Optional<LeadDraft> draft = draft(text, content, decision);
        if (draft.isPresent()) {
          FoundLeads leads = new FoundLeads(name(), "a customer's sentences", content);
          leads.add(draft.get());
          return Optional.of(leads.orUnreadable("the mail"));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<LeadDraft> draft(MailText text, MessageContent content, Decision decision) {
    boolean wishes = decision.wishes();
    boolean business = decision.isBusiness();
    if (!isColleague(content.from(), content)) {
      if (business && addresses.isSystem(content)) {
        return Optional.empty();
      }
      UnlabelledReader.Read read = read(joined(text.above()), joined(text.below()), content);
      boolean refused = business && decision.isBusiness(unlabelled.weightOf(read));
      return refused ? Optional.empty() : draft(read, content, "", wishes);
    }
    if (business) {
      return Optional.empty();
    }
    // The oldest mail that no colleague wrote is the customer's.
    QuotedMail customers = null;
    for (QuotedMail mail : text.mails()) {
      customers = isColleague(mail.address(), content) ? customers : mail;
    }
    String comment = joined(text.above());
    return customers == null
        ? draft(read(comment, "", content), content, "", wishes)
        : forwarded(customers, content, comment, wishes);
  }

  private Optional<LeadDraft> forwarded(
      QuotedMail customers, MessageContent content, String comment, boolean wishes) {
    MessageContent sent = content.sentBy(customers.sender(), customers.subject());
    return draft(read(joined(customers.lines()), "", sent), sent, comment, wishes);
  }

  private UnlabelledReader.Read read(String words, String around, MessageContent mail) {
    String subject = mail.subject() == null ? "" : mail.subject();
    return unlabelled.read(
        new UnlabelledReader.Texts(subject, words, around, PageAddress.in(words)));
  }

  private boolean isColleague(String header, MessageContent content) {
    return EmailReader.addresses(header).stream()
        .anyMatch(address -> addresses.isDealers(address, MailAddresses.recipients(content)));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip();
  }

  /**
   * Returns the lead.
   *
   * @param comment of a colleague
   * @param wishes true if the mail shows a wish
   */
  private Optional<LeadDraft> draft(
      UnlabelledReader.Read read, MessageContent content, String comment, boolean wishes) {
    String words = read.texts().words();
    if (words.isEmpty() || !unlabelled.isEnquiry(read, wishes)) {
      return Optional.empty();
    }
    LeadDraft draft = new LeadDraft();
    draft.message(words);
    draft.notes().add("Asunto", read.texts().subject());
    draft.notes().add("Comentario", comment);
    contacts.fill(draft, content, words, email -> names.in(email, new FieldValues(), words));
    unlabelled.addTo(draft, read);
    unlabelled.addMoment(draft, words, content.date());
    draft.provider(content.senderDomain());
    draft.tag("origen", draft.provider());
    return draft.customer().hasContact() ? Optional.of(draft) : Optional.empty();
  }
}
