package es.sml.connector.parse;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.InboundMessage.Channel;
import org.junit.jupiter.api.extension.ExtendWith;

/** ADF and STAR documents of any bytes. */
@ExtendWith(FuzzRun.class)
class XmlFuzz {
  private static final FuzzBudget BUDGET =
      ParserInput.budget(
          5_000,
          Channel.QUEUE,
          null,
          "application/xml",
          "<adf><prospect><customer><contact><phone>600111222</phone>");

  @DictionaryEntries({
    "<adf>",
    "<prospect>",
    "<vehicle interest=\\x22buy\\x22>",
    "<customer>",
    "<contact>",
    "<name part=\\x22full\\x22>",
    "<phone>",
    "</a>",
    "<![CDATA[",
    "]]>",
    "&#x41;",
    "<!DOCTYPE",
    "<!ENTITY",
    "<ProcessSalesLead xmlns=\\x22http://www.starstandard.org/STAR/5\\x22>",
    "<!--",
    "\\xc4\\xb0"
  })
  @FuzzTest
  void isReadOrRefused(byte[] input) {
    BUDGET.check(input);
  }
}
