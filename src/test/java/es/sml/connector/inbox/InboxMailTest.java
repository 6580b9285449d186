package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import es.sml.connector.inbox.fetch.ReceivedMail;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The Message-ID of a mail is read from its head, of any content and length. */
class InboxMailTest {
  @Test
  void isTheOneOfTheHead() throws Exception {
    assertThat(idOf("Subject: x\r\nMessage-ID: <1@x>\r\n\r\nMessage-ID: <2@x>\r\n"))
        .isEqualTo("<1@x>");
    assertThat(idOf("Subject: x\r\n\r\nMessage-ID: <2@x>\r\n")).isNull();
  }

  @Test
  void isNoLongerThanALine() throws Exception {
    assertThat(idOf("Message-ID: <" + "x".repeat(500_000) + "@x>\r\n\r\n")).hasSize(998);
  }

  @Test
  void costsNoObjectForEachLineOfAHead() throws Exception {
    String head = "a:\n".repeat(5_000_000);
    long before = allocated();
    assertThat(idOf(head)).isNull();
    assertThat(allocated() - before).isLessThan(100L << 20);
  }

  private static String idOf(String mail) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(context);
      exchange
          .getMessage()
          .setBody(
              new ReceivedMail(1, Instant.EPOCH, mail.getBytes(StandardCharsets.ISO_8859_1), null));
      return new InboxMail().messageId(exchange);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
