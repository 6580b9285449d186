package es.sml.connector.alert.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.callback.ForbiddenAddressException;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.language.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Sends the requests of channels. It decides which responses need a person, and how long a channel
 * may ask to wait. No failure names a URL, because it may be a secret.
 */
final class AlertRequests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 4096;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final CallbackConnections connections;

  AlertRequests(CallbackConnections connections) {
    this.connections = connections;
  }

  void post(URI url, byte[] body, Map<String, String> headers) throws AlertFailedException {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    try (CloseableHttpClient client = connections.newClient(url.getScheme())) {
      AlertFailedException failure = client.execute(request, AlertRequests::failure);
      if (failure != null) {
        throw failure;
      }
    } catch (ForbiddenAddressException e) {
      throw AlertFailedException.permanent(
          url.getHost() + " has an address that callback.private-networks does not allow");
    } catch (IOException e) {
      throw AlertFailedException.forNow(
          url.getHost() + " does not respond (" + FailureWords.of(e) + ")");
    }
  }

  private static AlertFailedException failure(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    String answer = answer(response);
    if (status >= 200 && status < 300) {
      return null;
    }
    String reason = "responded " + status + word(answer);
    if (status == 429) {
      return AlertFailedException.until(reason, retryAfter(response, answer));
    }
    return status >= 500 || status == 408 || status == 425
        ? AlertFailedException.forNow(reason)
        : AlertFailedException.permanent(reason);
  }

  private static String answer(ClassicHttpResponse response) throws IOException {
    try {
      String read =
          response.getEntity() == null
              ? null
              : EntityUtils.toString(response.getEntity(), LONGEST_ANSWER);
      return read == null ? "" : read;
    } catch (ParseException e) {
      return "";
    }
  }

  // Slack responds with one word, such as invalid_token, and Telegram with a description.
  private static String word(String answer) {
    String said = tree(answer).path("description").asText(answer.strip());
    boolean isPlain = said.matches("[A-Za-z0-9_:. ,'-]{1,100}");
    return isPlain ? ": " + said : "";
  }

  private static Duration retryAfter(ClassicHttpResponse response, String answer) {
    Header header = response.getFirstHeader("Retry-After");
    String written = header == null ? "" : header.getValue().strip();
    long seconds =
        written.matches("\\d{1,6}")
            ? Long.parseLong(written)
            : tree(answer).at("/parameters/retry_after").asLong(60);
    Duration wait = Duration.ofSeconds(Math.max(1, seconds));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static JsonNode tree(String answer) {
    try {
      JsonNode tree = JSON.readTree(answer);
      return tree == null ? JSON.missingNode() : tree;
    } catch (IOException e) {
      return JSON.missingNode(); // Slack's answers are no JSON
    }
  }
}
