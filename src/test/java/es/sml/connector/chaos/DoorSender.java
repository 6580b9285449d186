package es.sml.connector.chaos;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.testing.Http11;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The senders of a door. Each sends a lead again until it gets 2xx, with the same bytes. The lead
 * counts as offered from the first 2xx on.
 */
final class DoorSender {
  private static final Duration LONGEST_RESPONSE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final int port;
  private final Recorder recorder;
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final List<String> forms = new ArrayList<>();
  private final List<String> ads = new ArrayList<>();

  DoorSender(int port, Recorder recorder) {
    this.port = port;
    this.recorder = recorder;
  }

  /** Returns how often a request got a status of 5xx. */
  int turnedAway() {
    return turnedAway.get();
  }

  /** Returns how often a request got no response. */
  int unanswered() {
    return unanswered.get();
  }

  /**
   * Sends leads in parallel, and returns before their responses.
   *
   * @param copies number of times that each lead is sent even after a 2xx
   */
  List<Future<?>> send(int leads, int parallel, int copies) {
    forms.clear();
    ads.clear();
    ExecutorService senders = Executors.newFixedThreadPool(parallel);
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < leads; i++) {
      boolean byForm = i % 2 == 0;
      String phone = recorder.newPhone();
      (byForm ? forms : ads).add(phone);
      for (int copy = 0; copy < copies; copy++) {
        sent.add(senders.submit(() -> sendUntilStored(phone, byForm ? form(phone) : ad(phone))));
      }
    }
    senders.shutdown();
    return sent;
  }

  /** Sends the forms of the last time again. */
  void resendForms() {
    forms.forEach(phone -> sendUntilStored(phone, form(phone)));
  }

  /** Sends the leads of Google of the last time again. */
  void resendAds() {
    ads.forEach(phone -> sendUntilStored(phone, ad(phone)));
  }

  /** Sends the notification of a platform's lead until it gets a 2xx. */
  void sendNotification(String phone, AdPlatform platform, String webhook) throws Exception {
    HttpRequest.Builder request = post(platform.id(), "application/json", webhook);
    platform.sign(request, webhook);
    sendUntilStored(phone, request);
  }

  /** Waits until each has its 2xx. */
  static void await(List<Future<?>> sent) throws Exception {
    for (Future<?> each : sent) {
      each.get();
    }
  }

  /** Opens connections that send only a part of a request. */
  List<Socket> sendHalves(int number) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      String whole =
          "POST /in/norte/ads HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n{\"lead_id\":";
      OutputStream out = socket.getOutputStream();
      out.write(
          whole.substring(0, whole.length() * (i % 4 + 1) / 4).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      sockets.add(socket);
    }
    return sockets;
  }

  private Void sendUntilStored(String phone, HttpRequest.Builder request) {
    Deadline.await("2xx for " + phone, LONGEST, () -> isStored(request.build()));
    recorder.offered(phone, Fate.CREATED);
    return null;
  }

  private boolean isStored(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<Void> response =
          Http11.CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() >= 500) {
        turnedAway.incrementAndGet();
      } else if (response.statusCode() >= 300) {
        throw new AssertionError("the door refuses a good request: " + response.statusCode());
      }
      return response.statusCode() < 300;
    } catch (IOException e) {
      unanswered.incrementAndGet();
      return false;
    }
  }

  // Without an id: a sender that repeats it is like a double click.
  private HttpRequest.Builder form(String phone) {
    return post(
        "web/" + Secrets.DOOR_KEY,
        "application/x-www-form-urlencoded",
        "nombre=Cliente+" + phone + "&telefono=" + phone + "&coche=Seat+Ibiza");
  }

  private HttpRequest.Builder ad(String phone) {
    return post(
        "ads",
        "application/json",
        """
        {"lead_id":"L-%1$s","form_id":4,"google_key":"%2$s","is_test":false,"user_column_data":[
         {"column_id":"FULL_NAME","string_value":"Cliente %1$s"},
         {"column_id":"PHONE_NUMBER","string_value":"%1$s"}]}"""
            .formatted(phone, Secrets.DOOR_KEY));
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/norte/" + path))
        .timeout(LONGEST_RESPONSE)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
