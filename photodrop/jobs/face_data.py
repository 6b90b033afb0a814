from photodrop.jobs.app import PATIENCE, app
from photodrop.services import face_data, queue


# Promised after each erasure. At night once more: whoever read the tables in that moment kept rows alive.
@app.periodic(cron="23 4 * * *")
@app.task(
    name="face_data.vacuum",
    queue=queue.TASKS["face_data.vacuum"],
    priority=queue.LATER,
    queueing_lock="face_data.vacuum",
    retry=PATIENCE,
)
def vacuum(timestamp: int = 0) -> None:  # noqa: ARG001  # procrastinate passes it
    face_data.vacuum()
