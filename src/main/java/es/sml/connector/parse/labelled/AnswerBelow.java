package es.sml.connector.parse.labelled;

import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.value.YesOrNo;

/** Decides whether a line is a question without a label's sign, and the next line its answer. */
final class AnswerBelow {
  private static final int LONGEST_QUESTION = 80;

  /** Of "Yes – PCP" and "Sí, a 60 meses". */
  private static final int LONGEST_ANSWER = 40;

  private AnswerBelow() {}

  /** Returns whether the line below is a yes or a no, or proves what the question asks for. */
  static boolean is(LabelledLine question, LabelledLine below) {
    boolean answered =
        !below.isLabelled()
            && isAnswer(question.text(), below.text())
            && question.text().length() <= LONGEST_QUESTION
            && Character.isLetter(question.text().charAt(0));
    return answered || isProven(question, below);
  }

  private static boolean isAnswer(String question, String answer) {
    return LabelledLine.isAnswer(answer)
        || (question.endsWith("?")
            && answer.length() <= LONGEST_ANSWER
            && YesOrNo.begins(answer)
            && RequestQuestion.isIn(question));
  }

  /** Returns whether only one field fits both: "How shall we call back?", "WhatsApp". */
  private static boolean isProven(LabelledLine question, LabelledLine below) {
    return question.text().endsWith("?")
        && (!below.isLabelled() || below.value().isEmpty())
        && AnsweredQuestion.field(question.text(), below.text()).isPresent();
  }
}
