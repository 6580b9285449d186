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
    char first = question.text().charAt(0);
    boolean answered =
        !below.isLabelled()
            && isAnswer(withoutMark(question.text()), below.text())
            && question.text().length() <= LONGEST_QUESTION
            && (Character.isLetter(first) || first == '¿');
    return answered || isProven(question, below);
  }

  private static boolean isAnswer(String question, String answer) {
    return LabelledLine.isAnswer(answer)
        || (question.endsWith("?")
            && answer.length() <= LONGEST_ANSWER
            && (YesOrNo.begins(answer) || YesOrNo.of(answer) == YesOrNo.NO)
            && RequestQuestion.isIn(question));
  }

  /** Returns the question without the mark of an answer that a form requires: "Name? *". */
  private static String withoutMark(String question) {
    return question.endsWith("*") ? question.substring(0, question.length() - 1).strip() : question;
  }

  /** Returns whether only one field fits both: "How shall we call back?", "WhatsApp". */
  private static boolean isProven(LabelledLine question, LabelledLine below) {
    return question.text().endsWith("?")
        && (!below.isLabelled() || below.value().isEmpty())
        && AnsweredQuestion.field(question.text(), below.text()).isPresent();
  }
}
