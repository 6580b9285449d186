package es.sml.connector.inbox;

/** The occurrences of a misbehaviour, counted from 1. */
public interface Times {
  boolean includes(int occurrence);

  static Times always() {
    return occurrence -> true;
  }

  static Times once() {
    return nth(1);
  }

  static Times nth(int number) {
    return occurrence -> occurrence == number;
  }

  static Times first(int count) {
    return occurrence -> occurrence <= count;
  }

  static Times from(int number) {
    return occurrence -> occurrence >= number;
  }
}
