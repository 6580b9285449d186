package es.sml.connector.parse.xml;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledVehicles;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.labelled.LabelledBlock;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.vocabulary.Vocabulary;

/** Reads the customer's message that a mail shows again, as labelled text, after its XML. */
public final class TextAfterXml {
  private final LabelDictionary labels;
  private final UnlabelledReader unlabelled;

  public TextAfterXml(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.unlabelled = new UnlabelledReader(vocabulary);
  }

  public void addTo(LeadDraft draft, String text) {
    if (text.indexOf(':') < 0) {
      return;
    }
    FieldValues values = LabelledBlock.inText(text, labels);
    if (!draft.requests().has(TaskType.APPRAISAL)) {
      new LabelledVehicles(values).own(draft);
    }
    for (String message : values.all(LeadField.MESSAGE)) {
      draft.message(message);
      unlabelled.addTo(draft, UnlabelledReader.Texts.ofWords(message, "", ""));
    }
  }
}
