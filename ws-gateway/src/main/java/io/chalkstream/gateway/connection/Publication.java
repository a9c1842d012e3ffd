package io.chalkstream.gateway.connection;

/** Is told what has become of an operation that was let through. Exactly one of the methods is called, in any thread. */
interface Publication {
    /** For what isn't an operation. */
    Publication UNTRACKED = new Publication() {
        @Override
        public void durable() {}

        @Override
        public void failed() {}
    };

    /** It will be decided. */
    void durable();

    /** It was refused here, or couldn't be written. */
    void failed();
}
