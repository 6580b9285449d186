package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transcript of a chat: a mail of a chat product, or an exported conversation. */
final class ChatFormat implements LeadFormat {
  private static final Set<FormatTemplate.Place> EVERYWHERE = FormatTemplate.Place.USUAL;

  /** A speaker may be called "Customer", or be written with a name. */
  private static final Set<LeadField> OF_SPEAKER =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME, LeadField.MESSAGE);

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final UnlabelledReader unlabelled;
  private final ContactGaps contacts;

  ChatFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.contacts = new ContactGaps(vocabulary);
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    for (MessageContent.Part part : content.parts()) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        List<String> lines = MailLines.of(part, content, EVERYWHERE, labels).readings().get(0);
        Optional<ChatTranscript> chat =
            ChatTranscript.in(lines, content.subject(), dealer(content), vocabulary.speakers());
        Optional<LeadDraft> draft =
            chat.filter(found -> !isLabel(found.speaker())).map(found -> draft(found, content));
        if (draft.filter(LeadDraft::isEnough).isPresent()) {
          FoundLeads leads = new FoundLeads(name(), "turns of speakers", content);
          leads.add(draft.get());
          return Optional.of(leads.orUnreadable("the chat"));
        }
      }
    }
    return Optional.empty();
  }

  // "Model: Corsa" twice in a form is no speaker.
  private boolean isLabel(String speaker) {
    return labels.field(speaker).filter(field -> !OF_SPEAKER.contains(field)).isPresent();
  }

  private LeadDraft draft(ChatTranscript chat, MessageContent content) {
    FieldValues values = new LabelledBlock(labels).read(chat.around()).get(0);
    values.add(LeadField.MESSAGE, chat.conversation(), "the chat");
    LeadDraft draft = values.draft();
    boolean number = vocabulary.speakers().isNumber(chat.speaker());
    if (number && !draft.customer().hasPhone()) {
      draft.at("the speaker in the chat").customer().phone(chat.speaker(), PhoneReader.SPAIN);
    }
    if (!draft.customer().hasName() && vocabulary.people().isName(chat.speaker())) {
      draft.at("the speaker in the chat").customer().name(chat.speaker());
    }
    contacts.fill(draft, content, chat.words());
    String around = String.join("\n", chat.around());
    unlabelled.addTo(
        draft,
        new UnlabelledReader.Texts(
            content.subject() == null ? "" : content.subject(),
            chat.words(),
            around,
            PageAddress.in(around)));
    draft.notes().add("Asunto", content.subject());
    String domain = content.senderDomain();
    draft.provider(domain);
    draft.tag("origen", draft.provider());
    return draft;
  }

  /** Returns the name in the domain of the recipient: "autosnorte" of ventas@autosnorte.example. */
  static String dealer(MessageContent content) {
    return EmailReader.addresses(content.header("to")).stream()
        .findFirst()
        .map(address -> address.substring(address.indexOf('@') + 1))
        .map(domain -> domain.substring(0, domain.indexOf('.')))
        .orElse("");
  }
}
