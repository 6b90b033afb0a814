<GlobalFunctions>
  <SqlQueryUnified
    id="listPhotographers"
    query={include("./lib/listPhotographers.sql", "string")}
    resourceName="REPLACE_WITH_RESOURCE_UUID"
    resourceTypeOverride=""
    warningCodes={[]}
  />
  <SqlQueryUnified
    id="registerPhotographer"
    query={include("./lib/registerPhotographer.sql", "string")}
    resourceName="REPLACE_WITH_RESOURCE_UUID"
    resourceTypeOverride=""
    runWhenModelUpdates={false}
    successMessage="Registered."
    warningCodes={[]}
  >
    <Event
      event="success"
      method="trigger"
      params={{ ordered: [] }}
      pluginId="listPhotographers"
      type="datasource"
      waitMs="0"
      waitType="debounce"
    />
    <Event
      event="success"
      method="clear"
      params={{}}
      pluginId="registerForm"
      type="widget"
      waitMs="0"
      waitType="debounce"
    />
  </SqlQueryUnified>
  <SqlQueryUnified
    id="deactivatePhotographer"
    confirmationMessage="Deactivate **{{ photographersTable.selectedRow.login }}**? Every device of theirs is signed out at once. Their clients keep what they have."
    query={include("./lib/deactivatePhotographer.sql", "string")}
    requireConfirmation={true}
    resourceName="REPLACE_WITH_RESOURCE_UUID"
    resourceTypeOverride=""
    runWhenModelUpdates={false}
    successMessage="Deactivated."
    warningCodes={[]}
  >
    <Event
      event="success"
      method="trigger"
      params={{ ordered: [] }}
      pluginId="listPhotographers"
      type="datasource"
      waitMs="0"
      waitType="debounce"
    />
  </SqlQueryUnified>
  <SqlQueryUnified
    id="activatePhotographer"
    confirmationMessage="Let **{{ photographersTable.selectedRow.login }}** sign in again?"
    query={include("./lib/activatePhotographer.sql", "string")}
    requireConfirmation={true}
    resourceName="REPLACE_WITH_RESOURCE_UUID"
    resourceTypeOverride=""
    runWhenModelUpdates={false}
    successMessage="May sign in again."
    warningCodes={[]}
  >
    <Event
      event="success"
      method="trigger"
      params={{ ordered: [] }}
      pluginId="listPhotographers"
      type="datasource"
      waitMs="0"
      waitType="debounce"
    />
  </SqlQueryUnified>
  <SqlQueryUnified
    id="resetPassword"
    query={include("./lib/resetPassword.sql", "string")}
    resourceName="REPLACE_WITH_RESOURCE_UUID"
    resourceTypeOverride=""
    runWhenModelUpdates={false}
    successMessage="New password set. Every device is signed out."
    warningCodes={[]}
  >
    <Event
      event="success"
      method="trigger"
      params={{ ordered: [] }}
      pluginId="listPhotographers"
      type="datasource"
      waitMs="0"
      waitType="debounce"
    />
    <Event
      event="success"
      method="clear"
      params={{}}
      pluginId="passwordForm"
      type="widget"
      waitMs="0"
      waitType="debounce"
    />
    <Event
      event="success"
      method="hide"
      params={{}}
      pluginId="passwordModal"
      type="widget"
      waitMs="0"
      waitType="debounce"
    />
  </SqlQueryUnified>
</GlobalFunctions>
