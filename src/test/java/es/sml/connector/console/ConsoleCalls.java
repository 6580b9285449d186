package es.sml.connector.console;

import es.sml.connector.testing.Http11;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for the console's pages as a browser would, but follows nothing by itself. */
public final class ConsoleCalls {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  private final String root;
  private String cookie;
  private String origin;

  public ConsoleCalls(String root) {
    this.root = root;
    this.origin = root;
  }

  /** Logs in; what is asked for from now on is asked as that role. */
  public ConsoleCalls as(String token) {
    HttpResponse<String> answer = post("/console/login", "token", token, "person", "Ana");
    if (answer.statusCode() != 303) {
      throw new AssertionError("not logged in: " + answer.statusCode());
    }
    cookie = sessionCookie(answer).split(";", 2)[0];
    return this;
  }

  /** Forms are sent as from a page of another site. */
  public ConsoleCalls from(String site) {
    origin = site;
    return this;
  }

  public static String sessionCookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith("sml-session="))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no session"));
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  public HttpResponse<String> method(String method, String path) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** What the forms of the pages carry. */
  public String formToken() {
    Matcher token = FORM_TOKEN.matcher(get("/console/leads").body());
    if (!token.find()) {
      throw new AssertionError("no form");
    }
    return token.group(1);
  }

  /** Sends a form with the session's token. */
  public HttpResponse<String> form(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("form-token");
    all.add(formToken());
    return post(path, all.toArray(String[]::new));
  }

  /** Sends a form, and returns the file that comes back. */
  public byte[] formForFile(String path) {
    HttpResponse<byte[]> response =
        send(formRequest(path, "form-token", formToken()), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new AssertionError("no file: " + response.statusCode());
    }
    return response.body();
  }

  public HttpResponse<String> post(String path, String... fields) {
    return send(formRequest(path, fields));
  }

  private HttpRequest.Builder formRequest(String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(encode(fields[i])).append('=');
      body.append(encode(fields[i + 1]));
    }
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (origin != null) {
      request.header("Origin", origin);
    }
    return request;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return Http11.CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
