package es.sml.connector.cluster;

/** Gives what only one node may do at a time to one of them. */
public interface Ownership {
  /** Of a node that has no peers: all is its own, for ever. */
  Ownership ALONE =
      new Ownership() {
        @Override
        public void seek(String name, Owner owner) {
          owner.gained(0);
        }

        @Override
        public void leave(String name) {
          // nobody else wants it
        }
      };

  /**
   * Wants it from now on, whenever it can be had.
   *
   * @param name the same on each node
   */
  void seek(String name, Owner owner);

  /** Wants it no more; what was done with it must have ended. Its owner is told nothing. */
  void leave(String name);

  /** Does what was sought, from when it is gained until it is lost; then perhaps again. */
  interface Owner {
    /**
     * It is this node's.
     *
     * @param epoch greater than that of each owner before; by it one who comes late is known
     */
    void gained(long epoch);

    /** It may be another's; returns once nothing is done with it any more. */
    void lost();
  }
}
