package es.sml.connector.parse;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.InboundMessage.Channel;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mails of any bytes. */
@ExtendWith(FuzzRun.class)
class MailFuzz {
  private static final FuzzBudget BUDGET =
      ParserInput.budget(
          5_000, Channel.MAIL, null, null, "Subject: x\n\nNombre: Ana\nTeléfono: 600111222\n");

  @DictionaryEntries({
    "Content-Type: ",
    "multipart/mixed; boundary=b",
    "\\x0a--b\\x0a",
    "text/html",
    "message/rfc822",
    "Content-Transfer-Encoding: base64",
    "quoted-printable",
    "=?utf-8?q?",
    "<table><tr><td>",
    "Nombre: ",
    "Tel\\xc3\\xa9fono: ",
    "Veh\\xc3\\xadculo: ",
    "\\xc4\\xb0",
    "<adf><prospect>",
    "From: a@b.example\\x0a",
    "charset=utf-7",
    "600111222"
  })
  @FuzzTest
  void isReadOrRefused(byte[] input) {
    BUDGET.check(input);
  }
}
