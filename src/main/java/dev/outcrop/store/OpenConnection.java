package dev.outcrop.store;

import dev.outcrop.error.OutcropException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection and its prepared statements. For one thread at a time. */
final class OpenConnection implements Transaction, AutoCloseable {

    private final Connection connection;
    private final Diagnosis diagnosis;
    /** At most one a statement file. */
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    OpenConnection(Connection connection, Diagnosis diagnosis) {
        this.connection = connection;
        this.diagnosis = diagnosis;
    }

    /** Begins, does the work, commits; rolls back when one of them fails. */
    <T> T transact(String begin, Work<T> work) {
        execute(begin);
        return finish(work);
    }

    /** Does the work in the transaction that was begun, and commits it or rolls it back. */
    <T> T finish(Work<T> work) {
        try {
            var result = work.in(this);
            execute("COMMIT");
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    /** Runs one or several statements given as text. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw diagnosis.of(e);
        }
    }

    /** The first column of the first row. */
    String ask(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw diagnosis.of(e);
        }
    }

    @Override
    public int update(String statement, @Nullable Object... values) {
        try {
            return filled(statement, values).executeUpdate();
        } catch (SQLException e) {
            throw forgetting(statement, e);
        }
    }

    @Override
    public <T> List<T> query(String statement, Function<Row, T> each, @Nullable Object... values) {
        try (var rows = filled(statement, values).executeQuery()) {
            var row = new CurrentRow(rows, diagnosis);
            var results = new ArrayList<T>();
            while (rows.next()) {
                results.add(each.apply(row));
            }
            return results;
        } catch (SQLException e) {
            throw forgetting(statement, e);
        }
    }

    /** Frees the connection and its statements; closing twice does nothing. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw diagnosis.of(e);
        }
    }

    private PreparedStatement filled(String name, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(Sql.text(name));
            prepared.put(name, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The driver has let go of a statement that failed, and would refuse to run it again. */
    private OutcropException forgetting(String name, SQLException failure) {
        var explained = diagnosis.of(failure);
        var failed = prepared.remove(name);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            explained.addSuppressed(e);
        }
        return explained;
    }

    private void rollBack(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (RuntimeException e) {
            // After some failures, a full disk among them, SQLite has rolled back by itself and refuses to do it again.
            cause.addSuppressed(e);
        }
    }

    private record CurrentRow(ResultSet rows, Diagnosis diagnosis) implements Row {

        @Override
        public String text(String column) {
            return textIfAny(column).orElseThrow(() -> new IllegalStateException(column + " is null"));
        }

        @Override
        public Optional<String> textIfAny(String column) {
            try {
                return Optional.ofNullable(rows.getString(column));
            } catch (SQLException e) {
                throw diagnosis.of(e);
            }
        }

        @Override
        public long number(String column) {
            try {
                return rows.getLong(column);
            } catch (SQLException e) {
                throw diagnosis.of(e);
            }
        }
    }
}
