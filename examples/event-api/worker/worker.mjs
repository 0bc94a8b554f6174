// The Event API's worker, which is no Java: 'tierguard run' starts it with what tierguard.conf declares, and with nothing
// else that the shell happens to hold. What is not secret has been checked already, so it is read and not checked again.
const { APP_TIER, POSTGRES_DB, DB_PORT, LOG_LEVEL, OPENAI_API_KEY } = process.env;

console.log(`worker of ${POSTGRES_DB} (port ${DB_PORT}) in ${APP_TIER}, log level ${LOG_LEVEL}`);
console.log(`the key of OpenAI is ${OPENAI_API_KEY ? "here" : "missing"}`);
