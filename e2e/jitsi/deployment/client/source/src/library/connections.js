/** Connections in the form that the interface expects. */

/** How often newer versions try to take up a lost stream before they say that it is lost. This one never says so. */
const TRIES = 3;

function limitTries(connection) {
    const tryAgain = connection._tryResumingConnection;

    connection._tryResumingConnection = function() {
        // The task counts its tries, up to this number; once the stream is there again it begins again.
        if (this._resumeTask._resumeRetryN >= TRIES) {
            this._resumeTask.cancel();

            return false;
        }

        return tryAgain.call(this);
    };
}

export function adaptConnections(library) {
    const connection = library.JitsiConnection.prototype;
    const { connect } = connection;

    connection.refreshToken ??= () => Promise.resolve();
    connection.connect = function(...options) {
        limitTries(this.xmpp.connection);

        return connect.apply(this, options);
    };
}
