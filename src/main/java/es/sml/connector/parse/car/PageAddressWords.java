package es.sml.connector.parse.car;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the words of a page's address: its path, and the values of its query. */
final class PageAddressWords {
  private static final int LONGEST = 500;

  private PageAddressWords() {}

  /** Returns the path as words, then the values of the query. */
  static List<String> names(String url) {
    String address = url.strip();
    if (address.length() > LONGEST) {
      return List.of();
    }
    int fragment = address.indexOf('#');
    String bare = fragment < 0 ? address : address.substring(0, fragment);
    int query = bare.indexOf('?');
    String page = query < 0 ? bare : bare.substring(0, query);
    List<String> names = new ArrayList<>();
    names.add(spaced(path(page)));
    if (query >= 0) {
      StringBuilder values = new StringBuilder();
      String rest = bare.substring(query + 1);
      for (int start = 0; start < rest.length(); ) {
        int end = rest.indexOf('&', start);
        end = end < 0 ? rest.length() : end;
        int equals = rest.indexOf('=', start);
        if (equals >= 0 && equals < end && !rest.startsWith("utm", start)) {
          values.append(' ').append(spaced(rest.substring(equals + 1, end)));
        }
        start = end + 1;
      }
      names.add(values.toString());
    }
    return names;
  }

  private static String path(String page) {
    int host = page.indexOf("//");
    if (host < 0 && !page.startsWith("/")) {
      host = -2;
    }
    int path = page.indexOf('/', host < 0 && page.startsWith("/") ? 0 : host + 2);
    return path < 0 ? "" : page.substring(path);
  }

  /** Returns the text with spaces for its separators, and with its escapes decoded. */
  private static String spaced(String text) {
    String decoded = text;
    try {
      decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The address has an incomplete escape, so its words are read as they are.
    }
    StringBuilder words = new StringBuilder(decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      words.append(Character.isLetterOrDigit(c) ? c : ' ');
    }
    return words.toString();
  }
}
