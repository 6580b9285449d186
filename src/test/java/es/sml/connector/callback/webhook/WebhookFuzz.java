package es.sml.connector.callback.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.callback.AddressRules;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.setting.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.junit.jupiter.api.extension.ExtendWith;

/** Addresses of webhooks: a URL leads to an allowed host only, and an IP address is public. */
@ExtendWith(FuzzRun.class)
class WebhookFuzz {
  private static final List<Secret> SECRETS = List.of(new Secret("whsec_" + "A".repeat(32)));
  private static final CallbackSettings SETTINGS =
      new CallbackSettings(null, null, null, null, "*.crm.example", null);
  private static final AddressRules PUBLIC_ONLY = AddressRules.of(List.of());
  private static final FuzzBudget BUDGET =
      new FuzzBudget(
          2_500,
          FuzzBudget.Writer.OPERATOR,
          "https://a.crm.example/x".getBytes(StandardCharsets.UTF_8),
          WebhookFuzz::read);

  @DictionaryEntries({
    "https://",
    "http://",
    ".crm.example",
    "@",
    ":443",
    "127.0.0.1",
    "[::1]",
    "[::ffff:10.0.0.1]",
    "%2e",
    "\\x5c",
    "#",
    "10.0.0.0/8",
    "fd00::/8"
  })
  @FuzzTest
  void leadsToNoForbiddenPlace(byte[] input) {
    BUDGET.check(input);
  }

  private static void read(byte[] input) throws UnknownHostException {
    if (input.length == 4 || input.length == 16) {
      checkAddress(InetAddress.getByAddress(input));
    }
    String text = new String(input, StandardCharsets.UTF_8);
    checkUrl(text);
    try {
      AddressRules.of(List.of(text));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("private-networks");
    }
  }

  private static void checkAddress(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean local =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress()
            || (bytes.length == 16 && (bytes[0] & 0xE0) != 0x20);
    assertThat(local && PUBLIC_ONLY.allow(address)).as("%s", address).isFalse();
  }

  private static void checkUrl(String text) {
    URI url;
    try {
      url = new Webhook(URI.create(text), SECRETS, null).url();
    } catch (IllegalArgumentException e) {
      return; // refused for a reason
    }
    if (SETTINGS.fault(url) == null) {
      assertThat(new HttpPost(url).getAuthority().getHostName())
          .endsWithIgnoringCase(".crm.example");
    }
  }
}
