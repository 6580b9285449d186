package es.sml.connector.door.request;

/** The response to a platform that checks the URL with a GET. */
public interface Challenge {
  DoorResponse response(DoorRequest request);
}
